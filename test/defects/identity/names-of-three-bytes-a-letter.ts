import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'keeps no letters of a name beyond the first plane of Unicode',
  killedBy: ['identity/name-in-another-script'],
  parts: () => ({
    readIdentity(idToken, userinfo) {
      const identity = defaultParts.readIdentity(idToken, userinfo)
      const kept = (name: unknown) => String(name).replace(/[\u{10000}-\u{10FFFF}]/gu, '')
      return { ...identity, first_name: kept(userinfo.given_name), last_name: kept(userinfo.family_name) }
    },
  }),
})
