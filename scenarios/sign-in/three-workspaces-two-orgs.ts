import { scenario } from '../harness/scenario.ts'
import { given, step } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

const EMAIL = 'sasha@everywhere.example'
const name = { firstName: 'Sasha', lastName: 'Silva' }

scenario(
  'one email at two orgs and three workspaces: each session is in its own workspace, as its own user',
  { clauses: ['oidc-core.5.7.key', 'guide.step-2.tile-linked'] },
  async scene => {
    const { target, label, workspace, newOrg, newWorkspace, needs, users } = scene
    const addMember = needs(target.addMember, 'add a member to a workspace')
    const [second, third, other] = [await newWorkspace(), await newWorkspace(), await newOrg()]
    await scene.connect()
    await other.connect(second)
    const here = await scene.newPerson({ ...name, email: EMAIL })
    const there = (await other.newPerson({ ...name, email: EMAIL })).atBrowserOf(here)
    const password = 'Local-to-it-1'
    await given('in each workspace somebody has that email', async () => {
      await scene.introduce(here)
      await other.introduce(there, second)
      await scene.assign(here)
      await other.assign(there)
      await addMember(third, { ...name, email: EMAIL, role: 'staff', password })
    })

    await step('in one browser: by one tile, by the other, and with a password', async () => {
      await here.opensTile(label)
      await here.isSignedInTo(workspace)
      await here.isNotSignedInTo(second)
      await there.opensTile(label)
      await there.isSignedInTo(second)
      await here.isNotSignedInTo(third)
      await target.steps.openSignIn(here.agent, third)
      await target.steps.signInLocally(here.agent, { email: EMAIL, password })
      await here.isSignedInTo(third)
    })

    await step('all three sessions are there, each in its own workspace, with its own role', async () => {
      for (const [at, role] of [
        [workspace, 'user'],
        [second, 'user'],
        [third, 'staff'],
      ] as const) {
        const signedIn = await target.steps.whoIsSignedIn(here.agent, at)
        expectEqual(`who is signed in to ${at.name}`, signedIn, { workspace: at.name, email: EMAIL, role })
      }
    })

    await step('each user has the identity of their own org, and no other', async () => {
      const identities = async (at: typeof workspace) =>
        (await users(at)).find(({ email }) => email === EMAIL)?.identities
      const of = (org: typeof scene.okta, { user }: typeof here) => [{ issuer: org.url, subject: user.id }]
      expectEqual('in the first', await identities(workspace), of(scene.okta, here))
      expectEqual('in the second', await identities(second), of(other.okta, there))
      expectEqual('in the third', await identities(third), [])
    })
  },
)
