import { acceptsSignIn } from '../harness/refusal.ts'

acceptsSignIn('names of some 250 characters are no obstacle', {
  clauses: ['guide.step-3.assigned-sign-in'],
  faults: [
    {
      name: 'userinfo/claims',
      options: () => ({
        with: { set: { given_name: 'Łucja-'.repeat(42), family_name: 'von und zu '.repeat(23) } },
      }),
    },
  ],
})
