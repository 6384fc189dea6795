import { defect } from '../defect.ts'
import { subjectReadTwice } from '../userinfo-by-hand.ts'

export default defect({
  does: 'checks the first subject of userinfo and goes by the last',
  killedBy: ['protocol/userinfo/sub-twice-wrong-last'],
  parts: () => subjectReadTwice({ checked: 'first', used: 'last' }),
})
