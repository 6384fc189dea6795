import { defect } from '../defect.ts'
import { takenForLatest } from '../latest-attempt.ts'

export default defect({
  does: 'takes the answer to its latest request, whatever its state',
  killedBy: ['protocol/response/state-altered', 'protocol/response/state-missing'],
  parts: () => takenForLatest(() => true),
})
