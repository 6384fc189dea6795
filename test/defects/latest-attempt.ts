import { type AlpaconParts, defaultParts } from '../../sp/index.ts'

/**
 * Parts with which Alpacon takes an answer of Okta for the one to its latest request, in whatever browser, where
 * `isTaken` says so of a state that it doesn't know.
 */
export function takenForLatest(
  isTaken: (state: string) => boolean,
): Pick<AlpaconParts, 'isSameBrowser' | 'createAttempts' | 'exchangeCode'> {
  return {
    isSameBrowser: () => true,
    createAttempts(now) {
      const attempts = defaultParts.createAttempts(now)
      let latest = ''
      const atOkta: typeof attempts.atOkta = {
        ...attempts.atOkta,
        set(state, transaction, lifetimeMs) {
          latest = state
          attempts.atOkta.set(state, transaction, lifetimeMs)
        },
        get: state =>
          attempts.atOkta.get(state) ?? (isTaken(state) ? attempts.atOkta.get(latest) : undefined),
      }
      return { ...attempts, atOkta }
    },
    exchangeCode(configuration, callbackUrl, expected) {
      callbackUrl.searchParams.set('state', expected.state)
      return defaultParts.exchangeCode(configuration, callbackUrl, expected)
    },
  }
}
