import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'does not look at the issuer that an answer names',
  killedBy: ['protocol/response/iss-altered', 'protocol/response/iss-missing-though-advertised'],

  parts: () => ({
    discover: async (connection, options) => {
      const metadata = await defaultParts.discover(connection, options)
      return { ...metadata, authorization_response_iss_parameter_supported: false }
    },
    exchangeCode(configuration, callbackUrl, expected) {
      callbackUrl.searchParams.delete('iss')
      return defaultParts.exchangeCode(configuration, callbackUrl, expected)
    },
  }),
})
