import { judgesFirstSignIn } from '../harness/first-sign-in.ts'

judgesFirstSignIn('a newcomer whose email Okta calls unverified is treated as the target declares', {
  clause: 'oidc-core.5.1.email-verified',
  policy: 'unverifiedEmail',
  userinfo: { set: { email_verified: false } },
})
