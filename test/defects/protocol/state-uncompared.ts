import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes the answer to its latest request, whatever its state',
  killedBy: ['protocol/response/state-altered', 'protocol/response/state-missing'],

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
        get: state => attempts.atOkta.get(state) ?? attempts.atOkta.get(latest),
      }
      return { ...attempts, atOkta }
    },
    exchangeCode(configuration, callbackUrl, expected) {
      callbackUrl.searchParams.set('state', expected.state)
      return defaultParts.exchangeCode(configuration, callbackUrl, expected)
    },
  }),
})
