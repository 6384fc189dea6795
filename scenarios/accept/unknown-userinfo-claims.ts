import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('claims of userinfo that nobody knows are no obstacle', {
  clauses: ['oidc-core.5.1.2', 'guide.step-3.assigned-sign-in'],
  faults: [
    {
      name: 'userinfo/claims',
      options: () => ({
        with: {
          set: { costCenter: 4711, 'https://example.com/tier': { level: 3 }, languages: ['pl', 'ko'] },
        },
      }),
    },
  ],
})
