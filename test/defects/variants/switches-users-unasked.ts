import { variant } from '../defect.ts'

export default variant({
  does: 'lets whoever comes from Okta take over a browser that somebody else uses, unasked',
  rightBy: 'no specification says; the old session has to end',
  policies: { whileSomebodyElseIsSignedIn: 'switches' },
  parts: () => ({ mayTakeOver: () => true }),
})
