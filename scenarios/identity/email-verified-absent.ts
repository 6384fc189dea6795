import { judgesFirstSignIn } from '../harness/first-sign-in.ts'

judgesFirstSignIn(
  'an email of which Okta does not say whether it is verified is treated as the target declares',
  {
    clause: 'oidc-core.5.1.email-verified',
    policy: 'unverifiedEmail',
    userinfo: { remove: ['email_verified'] },
  },
)
