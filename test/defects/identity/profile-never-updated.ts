import { defect } from '../defect.ts'

export default defect({
  does: 'keeps name and email as they were at the first sign-in',
  killedBy: ['identity/profile-changed', 'identity/email-renamed'],
  parts: () => ({ updateProfile: () => undefined }),
})
