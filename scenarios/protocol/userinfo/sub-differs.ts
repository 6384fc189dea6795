import { disregards } from '../../harness/refusal.ts'

disregards('userinfo about somebody else is not used', {
  clauses: ['oidc-core.5.3.2'],
  faults: [
    {
      name: 'userinfo/claims',
      // All that userinfo says is right, but of a colleague whom the workspace knows too.
      options: async ({ newPerson, introduce }) => {
        const colleague = await newPerson({ firstName: 'Kim', lastName: 'Klein' })
        await introduce(colleague)
        const { firstName, lastName, email, name, user } = colleague
        const names = { given_name: firstName, family_name: lastName, name }
        return { with: { set: { sub: user.id, email, preferred_username: email, ...names } } }
      },
    },
  ],
})
