import { defaultParts } from '../../../sp/index.ts'
import { usernameFor } from '../../../sp/workspaces/members.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'knows people by the username that it makes of their Okta login',
  killedBy: ['identity/login-renamed', 'identity/email-renamed'],
  seenIn: 'zulip issue 33096',
  parts: () => ({
    readIdentity: (idToken, userinfo) => ({
      ...defaultParts.readIdentity(idToken, userinfo),
      login: String(userinfo.preferred_username),
    }),
    findUser(workspace, identity) {
      const login = 'login' in identity ? String(identity.login) : ''
      const username = usernameFor(login, new Set())
      return workspace.users.find(user => user.username === username && !user.is_superuser)
    },
  }),
})
