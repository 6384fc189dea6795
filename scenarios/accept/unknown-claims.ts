import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('claims that nobody knows are no obstacle', {
  clauses: ['oidc-core.2.unknown'],
  faults: [
    {
      name: 'id-token/claims',
      options: () => ({
        with: { department: 'Sales', 'https://example.com/tier': { level: 3 }, acr: 'urn:okta:loa:1fa:any' },
      }),
    },
  ],
})
