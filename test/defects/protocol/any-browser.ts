import { defect } from '../defect.ts'

export default defect({
  does: 'takes an answer of Okta in whatever browser it comes',
  killedBy: ['protocol/response/state-of-another-browser', 'protocol/response/other-tenant'],
  seenIn: 'login CSRF, RFC 6749, 10.12',
  parts: () => ({
    isSameBrowser: () => true,
  }),
})
