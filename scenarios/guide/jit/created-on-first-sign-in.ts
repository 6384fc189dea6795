import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual } from '../../harness/verdicts.ts'

scenario(
  'a first sign-in, at Alpacon or at the tile, makes exactly one user, with the lowest role',
  {
    clauses: ['guide.features.just-in-time-provisioning', 'guide.step-3.created-on-first-sign-in'],
    agent: 'browser',
  },
  async ({ okta, label, newPerson, workspace, connect, assign, users }) => {
    await connect()
    for (const way of ['at Alpacon', 'at the tile']) {
      const newcomer = await newPerson({
        firstName: way === 'at Alpacon' ? 'Noa' : 'Tova',
        lastName: 'Nguyen',
      })
      await assign(newcomer)
      const before = await users()
      const signsIn = async (who = newcomer) => {
        await (way === 'at Alpacon' ? who.signsInAtTarget(workspace) : who.opensTile(label))
        await who.isSignedInTo(workspace)
      }

      await step(`a newcomer, unknown to the workspace, signs in ${way}`, () => signsIn())

      await step('the workspace has one user more, with name, email and identity from Okta', async () => {
        const known = new Set(before.map(({ id }) => id))
        const made = (await users()).filter(({ id }) => !known.has(id)).map(({ id: _, ...user }) => user)
        expectEqual('the users that were made', made, [
          {
            email: newcomer.email,
            firstName: newcomer.firstName,
            lastName: newcomer.lastName,
            role: 'user',
            identities: [{ issuer: okta.url, subject: newcomer.user.id }],
            isActive: true,
          },
        ])
      })

      await step('signing in again makes no second user', async () => {
        await signsIn(newcomer.inAnotherBrowser())
        expectEqual('how many users there are', (await users()).length, before.length + 1)
      })
    }
  },
)
