import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual } from '../../harness/verdicts.ts'

scenario(
  'a first sign-in at the tile makes exactly one user, with the lowest role',
  {
    clauses: ['guide.features.just-in-time-provisioning', 'guide.step-3.created-on-first-sign-in'],
    agent: 'browser',
  },
  async ({ okta, label, newPerson, workspace, connect, users, assign }) => {
    const person = await newPerson({ firstName: 'Noa', lastName: 'Nguyen' })
    await connect()
    await assign(person)
    const before = await users()

    await step('the newcomer, unknown to the workspace, signs in', async () => {
      await person.opensTile(label)
      await person.isSignedInTo(workspace)
    })

    await step('the workspace has one user more, with name, email and identity from Okta', async () => {
      const known = new Set(before.map(({ id }) => id))
      const made = (await users()).filter(({ id }) => !known.has(id))
      const seen = made.map(({ id: _, ...user }) => user)
      expectEqual('the users that were made', seen, [
        {
          email: person.email,
          role: 'user',
          identities: [{ issuer: okta.url, subject: person.user.id }],
          firstName: person.firstName,
          lastName: person.lastName,
          isActive: true,
        },
      ])
    })

    await step('signing in again makes no second user', async () => {
      await person.opensTile(label)
      await person.isSignedInTo(workspace)
      expectEqual('how many users there are', (await users()).length, before.length + 1)
    })
  },
)
