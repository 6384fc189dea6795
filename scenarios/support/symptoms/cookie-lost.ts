import type { HarExchange } from '../read-har.ts'
import { type Callback, isRefusedByProvider, signInsIn } from '../sign-ins-in-har.ts'
import type { Found, Symptom } from '../symptom.ts'

/** Cookies by whose names a service provider finds a begun sign-in again. */
const OF_SIGN_IN = /state|nonce|csrf|xsrf|txn|transaction|pkce|verifier|correlation|auth|login|sess/i

/** The browser came back from Okta without what the service provider had given it when it set out. */
export const cookieLost: Symptom = {
  id: 'cookie-lost',
  find: ({ har }) => {
    if (!har) return []
    const signIns = signInsIn(har)
    return signIns.callbacks
      .filter(callback => isRefusedByProvider(callback, signIns))
      .flatMap(callback => {
        if (callback.before > 0) return openedAgain(callback)
        if (!callback.start) return signIns.authorizations.length > 0 ? begunElsewhere(callback) : []
        const lost = lostCookies(callback.start, callback.exchange)
        return lost.length > 0 ? withoutCookie(callback, callback.start, lost) : []
      })
  },
}

function lostCookies(start: HarExchange, back: HarExchange): string[] {
  const missing = start.set.filter(name => !back.sent.includes(name))
  // Of several cookies some are for other pages; the one of the sign-in is known by its name.
  return missing.length === start.set.length ? missing : missing.filter(name => OF_SIGN_IN.test(name))
}

function withoutCookie({ exchange, end }: Callback, start: HarExchange, lost: string[]): Found {
  return {
    title: `The browser came back from Okta without the cookie that the service provider had set (${lost.join(', ')}), so the sign-in could not be gone on with.`,
    why: reasonFor(start, exchange),
    advice: [
      {
        who: 'person',
        what: 'Allow cookies for the service provider, begin and end the sign-in in the same browser window, and close other tabs of it; a private window tells whether an extension is in the way.',
      },
      {
        who: 'service provider',
        what: 'Set the cookie on the host of the callback, with SameSite=Lax (None; Secure where Okta posts the answer), and let it live as long as somebody may take at Okta.',
      },
    ],
    trouble: [{ exchange, says: `Came without ${lost.join(', ')}; ended with status ${end.status}.` }],
    causes: [{ exchange: start, says: `Set ${lost.join(', ')} and sent the browser to Okta.` }],
  }
}

function reasonFor(start: HarExchange, back: HarExchange): string {
  if (start.url.hostname !== back.url.hostname)
    return `It was begun on ${start.url.hostname} and came back to ${back.url.hostname}: a cookie of the one is not sent to the other.`
  if (back.method === 'POST')
    return 'Okta answered with a posted form: browsers then send cookies only that are SameSite=None and Secure.'
  if (start.url.protocol !== back.url.protocol)
    return `It was begun with ${start.url.protocol}// and came back with ${back.url.protocol}//.`
  return 'The browser did not keep it, or did not send it: blocked by a setting or an extension, SameSite=Strict, or run out meanwhile.'
}

function openedAgain({ exchange, end }: Callback): Found {
  return {
    title:
      'The address that Okta sends people back to was opened a second time, and the service provider refused it.',
    why: 'Its code and state serve once: somebody went back, reloaded, or opened it from the history.',
    advice: [{ who: 'person', what: 'Begin again from the sign-in screen or the tile, in one go.' }],
    trouble: [{ exchange, says: `Opened again; ended with status ${end.status}.` }],
  }
}

function begunElsewhere({ exchange, end }: Callback): Found {
  return {
    title:
      'The browser came to the service provider with the end of a sign-in whose beginning this recording does not have.',
    certainty: 'likely',
    why: 'It was begun in another browser or window, or before the recording: the service provider can find its state only where it was begun.',
    advice: [
      { who: 'person', what: 'Begin again from the sign-in screen or the tile, in one window.' },
      { who: 'support', what: 'Record once more from the first click on.' },
    ],
    trouble: [{ exchange, says: `Its state was not begun here; ended with status ${end.status}.` }],
  }
}
