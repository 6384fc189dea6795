import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'does not miss the issuer in an answer where Okta says that it sends it',
  killedBy: ['protocol/response/iss-missing-though-advertised'],

  parts: () => ({
    discover: async (connection, options) => {
      const metadata = await defaultParts.discover(connection, options)
      return { ...metadata, authorization_response_iss_parameter_supported: false }
    },
  }),
})
