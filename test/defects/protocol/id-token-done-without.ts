import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'
import { userinfoOfAnybody } from '../userinfo-by-hand.ts'

// As in the days before OpenID Connect: whoever the access token is for is signed in.
export default defect({
  does: 'goes by userinfo where the answer has no ID token',
  killedBy: ['protocol/id-token/absent'],
  parts: () =>
    exchangeByHand(
      {},
      {
        async withoutIdToken(configuration, accessToken) {
          const { sub } = await userinfoOfAnybody(configuration, accessToken)
          return { iss: configuration.serverMetadata().issuer, sub: String(sub) }
        },
      },
    ),
})
