import { defect } from '../defect.ts'
import { takenForLatest } from '../latest-attempt.ts'

export default defect({
  does: 'takes an answer of Okta that has no state',
  killedBy: ['protocol/response/state-missing'],
  parts: () => takenForLatest(state => state === ''),
})
