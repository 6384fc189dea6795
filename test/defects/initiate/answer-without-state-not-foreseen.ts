import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'fails where Okta’s answer belongs to no sign-in that it knows of',
  killedBy: ['initiate/on-callback-url', 'sign-in/callback-opened-again', 'sign-in/refusal-reloaded'],
  seenIn: 'panva/openid-client discussion 510',
  parts: () => ({
    createAttempts(now) {
      const { atOkta, ...others } = defaultParts.createAttempts(now)
      const get = (state: string) => {
        const transaction = atOkta.get(state)
        if (transaction === undefined) throw new TypeError(`Cannot read properties of undefined (${state})`)
        return transaction
      }
      return { ...others, atOkta: { ...atOkta, get } }
    },
  }),
})
