import { defect } from '../defect.ts'

export default defect({
  does: 'leaves the old workspace connected when its Okta org is connected to another, and says that it doesn’t',
  killedBy: ['express-configuration/re-run-other-workspace'],
  parts: () => ({ leftBehind: () => new Map() }),
})
