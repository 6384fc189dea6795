import { defect } from '../defect.ts'
import { userinfoOfAnybody } from '../userinfo-by-hand.ts'

export default defect({
  does: 'takes names and email from userinfo that is about somebody else',
  killedBy: ['protocol/userinfo/sub-differs', 'protocol/userinfo/sub-missing'],
  parts: () => ({ fetchProfile: userinfoOfAnybody }),
})
