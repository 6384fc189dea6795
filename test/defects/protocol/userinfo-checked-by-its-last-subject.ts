import { defect } from '../defect.ts'
import { subjectReadTwice } from '../userinfo-by-hand.ts'

export default defect({
  does: 'checks the last subject of userinfo and goes by the first',
  killedBy: ['protocol/userinfo/sub-twice'],
  parts: () => subjectReadTwice({ checked: 'last', used: 'first' }),
})
