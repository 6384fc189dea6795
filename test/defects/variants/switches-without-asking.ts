import { variant } from '../defect.ts'

export default variant({
  does: 'lets whoever comes from Okta take the place of whoever was signed in',
  rightBy: 'no specification forbids it; the target declares it as its policy',
  policies: { whileSomebodyElseIsSignedIn: 'switches' },
  parts: () => ({ mayTakeOver: () => true }),
})
