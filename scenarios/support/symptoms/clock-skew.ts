import type { HarExchange } from '../read-har.ts'
import { signInsIn } from '../sign-ins-in-har.ts'
import type { Found, Symptom } from '../symptom.ts'

/** Tokens tell their times to the second, and most products allow for a minute. */
const TOLERANCE_S = 60

/** The service provider's clock goes differently from Okta's: tokens look expired, or not valid yet. */
export const clockSkew: Symptom = {
  id: 'clock-skew',
  find: ({ har }) => {
    if (!har) return []
    const { isOktas, callbacks } = signInsIn(har)
    const dated = har.exchanges.filter(({ date }) => date !== undefined)
    const atOkta = middle(dated.filter(isOktas))
    // Of all the hosts that a page asks, the one that checks the token counts.
    const hosts = new Set(callbacks.map(({ exchange }) => exchange.url.host))
    const atProvider = middle(dated.filter(one => hosts.has(one.url.host)))
    if (!atOkta || !atProvider) return []
    const apart = Math.round(skewOf(atProvider) - skewOf(atOkta))
    return Math.abs(apart) > TOLERANCE_S ? [inWords(apart, atOkta, atProvider)] : []
  },
}

/** How many seconds a server is ahead of the person's machine. */
const skewOf = ({ date, at, took }: HarExchange) => (date! - (at + took / 2)) / 1000

function middle(exchanges: readonly HarExchange[]): HarExchange | undefined {
  const sorted = [...exchanges].sort((one, other) => skewOf(one) - skewOf(other))
  return sorted[Math.floor(sorted.length / 2)]
}

function inWords(apart: number, atOkta: HarExchange, atProvider: HarExchange): Found {
  const way = apart > 0 ? 'ahead of' : 'behind'
  return {
    title: `The service provider's clock is ${Math.abs(apart)} seconds ${way} Okta's.`,
    why:
      apart > 0
        ? 'Tokens look older to it than they are, up to expired.'
        : 'Tokens look to it as if they were issued in the future.',
    advice: [
      {
        who: 'service provider',
        what: 'Set the clock of the servers that sign people in (NTP), and look how much difference the check of iat, nbf and exp allows.',
      },
    ],
    trouble: [atOkta, atProvider].map(exchange => ({
      exchange,
      says: `Dated its answer ${Math.abs(Math.round(skewOf(exchange)))} seconds ${skewOf(exchange) > 0 ? 'ahead of' : 'behind'} the person's machine.`,
    })),
  }
}
