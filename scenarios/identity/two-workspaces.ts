import { accountOf } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { given, step } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'a person in two workspaces has two memberships that know nothing of each other',
  { clauses: ['identity.tenants-apart', 'oidc-core.5.7.key'] },
  async scene => {
    const { okta, target, person, workspace, needs, newOrg, newWorkspace, connect, assign } = scene
    const addMember = needs(target.addMember, 'add a member to a workspace')
    const deactivate = needs(target.deactivateUser, 'deactivate a user')
    const other = await newOrg()
    const otherWorkspace = await newWorkspace()
    await connect()
    await assign(person)
    const { email, firstName } = person
    const guest = (await other.newPerson({ firstName, lastName: 'Guest', email })).atBrowserOf(person)
    const identities = [{ issuer: other.okta.url, subject: guest.user.id }]
    await addMember(otherWorkspace, { email, firstName, lastName: 'Guest', role: 'staff', identities })
    await other.connect(otherWorkspace)
    await other.assign(guest)
    const there = { ...scene, okta: other.okta, workspace: otherWorkspace }

    await step('in one browser, they sign in to both: each session has its own role', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
      await guest.signsInAtTarget(otherWorkspace)
      await guest.isSignedInTo(otherWorkspace)
      const roleIn = async (of: typeof workspace) =>
        (await target.steps.whoIsSignedIn(person.agent, of))?.role
      expectEqual('the role in the first', await roleIn(workspace), 'user')
      expectEqual('the role in the second', await roleIn(otherWorkspace), 'staff')
    })

    await step('each workspace knows the identity of its own org only', async () => {
      const ofPerson = [{ issuer: okta.url, subject: person.user.id }]
      expectEqual('in the first', (await accountOf(scene, email)).identities, ofPerson)
      expectEqual('in the second', (await accountOf(there, email)).identities, identities)
    })

    await given('the first workspace deactivates them', async () => {
      await deactivate(workspace, await accountOf(scene, email))
    })

    await step('they are out of the first, and still in the second', async () => {
      await person.isNotSignedInTo(workspace)
      await guest.signsInAtTarget(otherWorkspace)
      await guest.isSignedInTo(otherWorkspace)
    })
  },
)
