import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'has room for names of 50 letters, and fails on longer ones',
  killedBy: ['identity/name-of-255-letters'],
  parts: () => ({
    readIdentity(idToken, userinfo) {
      const identity = defaultParts.readIdentity(idToken, userinfo)
      const isTooLong = [identity.first_name, identity.last_name].some(({ length }) => length > 50)
      if (isTooLong) throw new Error('value too long for type character varying(50)')
      return identity
    },
  }),
})
