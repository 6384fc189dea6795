import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes an answer of Okta that has no state',
  killedBy: ['protocol/response/state-missing'],

  parts: () => ({
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
        get: state => attempts.atOkta.get(state === '' ? latest : state),
      }
      return { ...attempts, atOkta }
    },
    exchangeCode(configuration, callbackUrl, expected) {
      callbackUrl.searchParams.set('state', expected.state)
      return defaultParts.exchangeCode(configuration, callbackUrl, expected)
    },
  }),
})
