import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('a known person signs in though Okta sends no email', {
  clauses: ['oidc-core.5.7.key', 'oidc-core.5.3.2.email'],
  given: ({ makeKnown, person }) => makeKnown(person),
  faults: [
    {
      name: 'userinfo/claims',
      options: () => ({ with: { remove: ['email', 'email_verified'] } }),
    },
  ],
})
