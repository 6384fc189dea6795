import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'answers Universal Logout and ends nothing: its sessions are kept where that request doesn’t reach',
  killedBy: ['assignments/universal-logout'],
  parts: () => ({
    createSessions: now => ({ ...defaultParts.createSessions(now), endAllOf: () => undefined }),
  }),
})
