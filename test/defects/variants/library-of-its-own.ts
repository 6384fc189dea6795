import { variant } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

export default variant({
  does: 'exchanges codes and checks ID tokens without a library',
  rightBy: 'OpenID Connect Core 3.1.3.7: each check is made, by other code',
  policies: { foreignAccessTokenHash: 'accepted' },
  parts: () => exchangeByHand({}),
})
