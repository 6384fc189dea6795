import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'
import { exchangeByHand, unchecked } from '../exchange-by-hand.ts'
import { userinfoOfAnybody } from '../userinfo-by-hand.ts'

export default defect({
  does: 'makes a text of whatever the subject of an ID token is',
  killedBy: ['protocol/id-token/sub-array', 'protocol/id-token/sub-empty', 'protocol/id-token/sub-missing'],
  parts: () => ({
    ...exchangeByHand({ sub: unchecked }),
    fetchProfile: userinfoOfAnybody,
    readIdentity: (idToken, userinfo) =>
      defaultParts.readIdentity({ ...idToken, sub: String(idToken.sub) }, userinfo),
  }),
})
