import { defect } from '../defect.ts'

export default defect({
  does: 'gives a token for an authorization code as often as it comes',
  killedBy: ['express-configuration/code-sent-twice'],
  parts: () => ({ isCodeSpent: () => false }),
})
