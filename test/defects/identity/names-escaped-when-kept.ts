import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'keeps names with their quotes and brackets escaped, for safety',
  killedBy: ['identity/name-in-another-script'],
  parts: () => ({
    readIdentity(idToken, userinfo) {
      const identity = defaultParts.readIdentity(idToken, userinfo)
      const kept = (name: unknown) =>
        String(name).replace(/[<>&"']/g, character => `&#${character.charCodeAt(0)};`)
      return { ...identity, first_name: kept(userinfo.given_name), last_name: kept(userinfo.family_name) }
    },
  }),
})
