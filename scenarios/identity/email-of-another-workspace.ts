import { accountOf, expectNotHanded } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'

scenario(
  'an email of the domain of another workspace leads nobody there',
  { clauses: ['oidc-core.5.7.email', 'identity.tenants-apart'] },
  async scene => {
    const { workspace, newOrg, newWorkspace, newPerson, connect, assign, rememberUsers } = scene
    const other = await newOrg()
    const otherWorkspace = await newWorkspace()
    await connect()
    await other.connect(otherWorkspace)
    await other.introduce(other.person, otherWorkspace)
    await other.assign(other.person)
    const superuser = await accountOf(scene, workspace.superuser.email)

    for (const [lastName, { email }] of Object.entries({
      Mimic: otherWorkspace.superuser,
      Mirror: other.person,
    })) {
      const person = await newPerson({ firstName: 'Max', lastName, email })
      await assign(person)
      const there = await rememberUsers(otherWorkspace)
      await step(`this org says that somebody of its own is ${email}: nothing happens there`, async () => {
        await person.signsInAtTarget(workspace)
        await person.isNotSignedInTo(otherWorkspace)
        await there.expectUnchanged()
        await expectNotHanded(scene, person, superuser)
      })
    }

    await twin("the other workspace's own person is signed in there", async () => {
      await other.person.signsInAtTarget(otherWorkspace)
      await other.person.isSignedInTo(otherWorkspace)
    })
  },
)
