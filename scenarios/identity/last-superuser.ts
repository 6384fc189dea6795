import { accountNow, accountOf, expectNotHanded } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

scenario(
  'single sign-on never locks the last superuser out',
  { clauses: ['identity.no-lockout'], level: 'S' },
  async scene => {
    const { okta, target, person, workspace, connect, assign, newPerson } = scene
    await connect()
    await assign(person)
    const account = await accountOf(scene, workspace.superuser.email)

    const signsInWithoutOkta = async () => {
      const { agent } = person.inAnotherBrowser()
      await target.steps.openSignIn(agent, workspace)
      await target.steps.signInLocally(agent, workspace.superuser)
      const signedIn = await target.steps.whoIsSignedIn(agent, workspace)
      expectEqual('who is signed in', signedIn?.email, workspace.superuser.email)
      expectEqual('their role', signedIn?.role, 'superuser')
    }

    await step('Okta is down, and nobody gets in by it; the superuser does', async () => {
      const outages = (['discovery/server-error', 'token/server-error'] as const).map(name =>
        okta.faults.inject(name, { times: 'until-cleared' }),
      )
      await person.signsInAtTarget(workspace)
      demandDelivered(
        'Okta was not missed',
        outages.some(({ delivered }) => delivered > 0),
      )
      await person.isRefused(workspace)
      await signsInWithoutOkta()
      okta.faults.clearAll()
    })

    await step("somebody in Okta has the superuser's email, comes, and is deleted: as before", async () => {
      const namesake = await newPerson({ firstName: 'Olga', lastName: 'Okta', email: account.email })
      await assign(namesake)
      await namesake.signsInAtTarget(workspace)
      await expectNotHanded(scene, namesake, account)
      okta.model.users.deactivate(namesake.user)
      okta.model.users.delete(namesake.user)
      await signsInWithoutOkta()
      expectEqual('the superuser', await accountNow(scene, account), account)
    })

    await twin('Okta is up again: the person signs in by it', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
