import { defaultParts } from '../../../sp/index.ts'
import { roleOf } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

const columns = ['first_name', 'last_name', 'is_staff', 'is_superuser']

export default defect({
  does: 'writes every claim of userinfo that is called like a column of its users into it',
  killedBy: ['identity/role-claims-in-userinfo'],
  parts: () => ({
    readIdentity: (idToken, userinfo) => ({
      ...Object.fromEntries(Object.entries(userinfo).filter(([name]) => columns.includes(name))),
      ...defaultParts.readIdentity(idToken, userinfo),
    }),
    updateProfile(workspace, user, identity) {
      defaultParts.updateProfile(workspace, user, identity)
      const { issuer, subject, email, email_verified, ...rest } = identity
      if (roleOf(user) !== 'superuser') Object.assign(user, rest)
    },
  }),
})
