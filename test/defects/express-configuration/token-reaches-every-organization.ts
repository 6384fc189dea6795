import { defect } from '../defect.ts'

export default defect({
  does: 'shows the connections of every organization to whoever has a token for one, who then renews another’s',
  killedBy: ['express-configuration/re-run-other-workspace'],
  parts: () => ({ tokenReaches: () => true }),
})
