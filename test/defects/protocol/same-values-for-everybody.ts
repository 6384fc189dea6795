import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

const nonce = 'n-0S6_WzA2Mj'
const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'

export default defect({
  does: 'signs everybody in with the same nonce and code verifier',
  killedBy: [
    'protocol/request/values-reused',
    'protocol/response/code-injected',
    'protocol/response/code-stolen',
  ],

  parts: () => ({
    freshExpectations: maxAge => ({ ...defaultParts.freshExpectations(maxAge), nonce, codeVerifier }),
  }),
})
