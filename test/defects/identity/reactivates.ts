import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'activates whomever Okta vouches for',
  killedBy: ['identity/deactivated-at-target'],
  parts: () => ({
    findUser(workspace, identity) {
      const user = defaultParts.findUser(workspace, identity)
      if (user) user.is_active = true
      return user
    },
  }),
})
