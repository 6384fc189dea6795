import { userWithEmail } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'knows people by their email at every sign-in',
  killedBy: ['identity/new-sub-with-old-email', 'identity/email-renamed'],
  seenIn: 'Semperis, "nOAuth" (2025); coder pull request 25712',
  parts: () => ({
    findUser: (workspace, { email }) => (email === undefined ? undefined : userWithEmail(workspace, email)),
  }),
})
