import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes an answer of Okta as often as it comes',
  killedBy: ['protocol/response/replayed'],

  parts: () => ({
    isSameBrowser: () => true,
    createAttempts(now) {
      const attempts = defaultParts.createAttempts(now)
      return { ...attempts, atOkta: { ...attempts.atOkta, delete: () => false } }
    },
  }),
})
