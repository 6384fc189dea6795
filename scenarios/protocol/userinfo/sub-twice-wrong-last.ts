import { disregards } from '../../harness/refusal.ts'

disregards('userinfo with two subjects, the right one first, gives nobody else a session', {
  clauses: ['oidc-core.5.3.2'],
  faults: [
    {
      name: 'userinfo/sub-twice-wrong-last',
      options: async ({ newPerson, introduce }) => {
        const colleague = await newPerson({ firstName: 'Kim', lastName: 'Klein' })
        await introduce(colleague)
        return { with: colleague.user.id }
      },
    },
  ],
})
