import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

export default defect({
  does: 'compares the time of the sign-in at Okta, which is in whole seconds, to the millisecond',
  killedBy: ['sign-in/max-age'],
  parts: () =>
    exchangeByHand({
      auth_time: ({ auth_time }, { now, maxAge }) =>
        maxAge === undefined || (typeof auth_time === 'number' && auth_time + maxAge > now),
    }),
})
