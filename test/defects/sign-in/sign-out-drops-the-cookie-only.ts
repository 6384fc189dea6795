import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes the cookie back at sign-out, and lets the session go on',
  killedBy: ['sign-in/sign-out-then-continue'],
  parts: () => ({
    workspaceRoutes: (alpacon, workspace) =>
      defaultParts.workspaceRoutes(
        { ...alpacon, sessions: { ...alpacon.sessions, end: () => undefined } },
        workspace,
      ),
  }),
})
