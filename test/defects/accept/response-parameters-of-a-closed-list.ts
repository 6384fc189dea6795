import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

const known = ['code', 'state', 'iss', 'error', 'error_description', 'error_uri']

export default defect({
  does: 'refuses an answer of Okta’s with a parameter that it doesn’t know',
  killedBy: ['accept/unknown-response-parameters'],
  parts: () => ({
    exchangeCode(configuration, callbackUrl, expected) {
      const unknown = [...callbackUrl.searchParams.keys()].find(name => !known.includes(name))
      if (unknown) throw new Error(`the answer has the parameter ${unknown}`)
      return defaultParts.exchangeCode(configuration, callbackUrl, expected)
    },
  }),
})
