import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

const known = ['organization', 'connection', 'iss', 'target_link_uri', 'login_hint']

export default defect({
  does: 'refuses a link with a parameter that it doesn’t know',
  killedBy: ['initiate/unknown-parameter'],
  parts: () => ({
    readInitiation(parameters) {
      const unusable = Object.keys(Object(parameters)).filter(name => !known.includes(name))
      return unusable.length > 0 ? { unusable } : defaultParts.readInitiation(parameters)
    },
  }),
})
