import { judgesFirstSignIn } from '../harness/first-sign-in.ts'

judgesFirstSignIn('an email_verified of 0 is not taken for true', {
  clause: 'oidc-core.5.1.email-verified',
  policy: 'unverifiedEmail',
  userinfo: { set: { email_verified: 0 } },
})
