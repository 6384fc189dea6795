import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'keeps of a name what are Latin letters',
  killedBy: ['identity/name-in-another-script', 'identity/name-from-right-to-left'],
  parts: () => ({
    readIdentity(idToken, userinfo) {
      const identity = defaultParts.readIdentity(idToken, userinfo)
      const kept = (name: unknown) => String(name).replace(/[^\w' .-]/g, '')
      return { ...identity, first_name: kept(userinfo.given_name), last_name: kept(userinfo.family_name) }
    },
  }),
})
