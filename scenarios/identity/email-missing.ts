import { judgesFirstSignIn } from '../harness/first-sign-in.ts'

judgesFirstSignIn('a newcomer without an email is treated as the target declares', {
  clause: 'oidc-core.5.3.2.email',
  policy: 'missingEmail',
  userinfo: { remove: ['email', 'email_verified'] },
})
