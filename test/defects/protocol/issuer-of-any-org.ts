import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

const domainOf = (address: string) => new URL(address).host.replace(/^[^.]+/, '')

export default defect({
  does: 'takes the issuer of any Okta org for the right one',
  killedBy: ['protocol/id-token/iss-other-tenant'],

  parts: () =>
    exchangeByHand({
      iss: ({ iss }, { issuer }) => URL.canParse(iss ?? '') && domainOf(iss!) === domainOf(issuer),
    }),
})
