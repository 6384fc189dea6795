import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'
import { exchangeByHand, unchecked } from '../exchange-by-hand.ts'
import { userinfoOfAnybody } from '../userinfo-by-hand.ts'

export default defect({
  does: 'knows people by the subject that userinfo names',
  killedBy: ['protocol/userinfo/sub-differs'],
  parts: () => ({
    ...exchangeByHand({ sub: unchecked }),
    fetchProfile: userinfoOfAnybody,
    readIdentity: (idToken, userinfo) =>
      defaultParts.readIdentity({ ...idToken, sub: String(userinfo.sub) }, userinfo),
  }),
})
