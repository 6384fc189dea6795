import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'reads names from the ID token, which has none in the code flow',
  killedBy: ['guide/jit/created-on-first-sign-in'],
  parts: () => ({
    readIdentity: (idToken, userinfo) => ({
      ...defaultParts.readIdentity(idToken, userinfo),
      first_name: String(idToken.given_name ?? ''),
      last_name: String(idToken.family_name ?? ''),
    }),
  }),
})
