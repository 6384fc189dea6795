import { refusesSignIn } from '../../harness/refusal.ts'

refusesSignIn("an ID token that names another customer's org opens no session", {
  clauses: ['oidc-core.3.1.3.7.2'],
  newcomer: true,
  faults: [
    {
      name: 'id-token/iss-other-tenant',
      options: async ({ newOrg, newWorkspace }) => {
        const other = await newOrg()
        await other.connect(await newWorkspace())
        return { with: other.okta.url }
      },
    },
  ],
})
