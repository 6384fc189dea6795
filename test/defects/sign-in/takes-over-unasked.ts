import { defect } from '../defect.ts'

export default defect({
  does: 'lets whoever comes from Okta take over the browser of somebody else, unasked',
  killedBy: ['sign-in/somebody-elses-tile', 'initiate/forged'],
  parts: () => ({ mayTakeOver: () => true }),
})
