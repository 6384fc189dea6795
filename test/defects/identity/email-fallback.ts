import { defaultParts } from '../../../sp/index.ts'
import { userWithEmail } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes whoever has the same email for the person, where it knows no such subject',
  killedBy: [
    'identity/new-sub-with-old-email',
    'identity/local-user-with-that-email',
    'identity/pre-hijacked',
    'identity/email-of-another-in-another-case',
  ],
  seenIn: 'coder pull request 25712',
  parts: () => ({
    findUser: (workspace, identity) =>
      defaultParts.findUser(workspace, identity) ?? userWithEmail(workspace, identity.email ?? ''),
  }),
})
