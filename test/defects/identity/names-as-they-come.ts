import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'keeps the characters of a name that turn the direction of writing',
  killedBy: ['identity/name-that-turns-direction'],
  parts: () => ({
    readIdentity(idToken, userinfo) {
      const identity = defaultParts.readIdentity(idToken, userinfo)
      const kept = (name: unknown) => String(name ?? '')
      return { ...identity, first_name: kept(userinfo.given_name), last_name: kept(userinfo.family_name) }
    },
  }),
})
