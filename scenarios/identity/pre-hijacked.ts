import { accountOf, ownAccount } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectThat } from '../harness/verdicts.ts'

scenario(
  'whoever registered with the email of somebody else never shares an account with them',
  { clauses: ['oidc-core.5.7.email'] },
  async scene => {
    const { target, workspace, newMember, newPerson, connect, assign } = scene
    await connect()
    const attacker = await newMember('user')
    const account = await accountOf(scene, attacker.email)
    const victim = await newPerson({ firstName: 'Vic', lastName: 'Tamm', email: attacker.email })
    await assign(victim)
    const lair = victim.inAnotherBrowser().agent

    await step('the attacker, who knows the password, has a session; then the victim signs in', async () => {
      await target.steps.openSignIn(lair, workspace)
      await target.steps.signInLocally(lair, attacker)
      const present = await target.steps.whoIsSignedIn(lair, workspace)
      demandDelivered('the attacker could not sign in', present?.email === attacker.email)
      await victim.signsInAtTarget(workspace)
    })

    await step('no session and no password of the attacker reaches an account of the victim', async () => {
      const isIn = (await target.steps.whoIsSignedIn(victim.agent, workspace)) !== undefined
      const own = await ownAccount(scene, victim)
      if (!isIn || (own && own.id !== account.id)) return
      const stillIn = await target.steps.whoIsSignedIn(lair, workspace)
      expectThat("the attacker's session has ended", stillIn === undefined, `signed in: ${stillIn?.email}`)
      await target.steps.openSignIn(lair, workspace)
      await target.steps.signInLocally(lair, attacker)
      const again = await target.steps.whoIsSignedIn(lair, workspace)
      expectThat("the attacker's password is of no use", again === undefined, `signed in: ${again?.email}`)
    })

    await step('and the victim is let in, or told why not', async () => {
      const signedIn = await target.steps.whoIsSignedIn(victim.agent, workspace)
      await (signedIn ? victim.isSignedInTo(workspace) : victim.isToldWhyRefused())
    })

    const other = await newPerson({ firstName: 'Olu', lastName: 'Other' })
    await assign(other)
    await twin('somebody whose email nobody registered is signed in', async () => {
      await other.signsInAtTarget(workspace)
      await other.isSignedInTo(workspace)
    })
  },
)
