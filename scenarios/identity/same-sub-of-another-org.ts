import { accountOf, expectNotHanded } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { given, step, twin } from '../harness/steps.ts'

scenario(
  'whom another org calls by the same subject is somebody else',
  { clauses: ['oidc-core.5.7.key'] },
  async scene => {
    const { target, workspace, domain, needs, newOrg, newPerson, connect, assign } = scene
    const addMember = needs(target.addMember, 'add a member to a workspace')
    const other = await newOrg()
    await connect()
    const newcomer = await newPerson({ firstName: 'Noa', lastName: 'Nguyen' })
    await assign(newcomer)
    const email = `stella.staff@${domain}`

    await given("the workspace has a member whom another org calls by the newcomer's subject", async () => {
      const identities = [{ issuer: other.okta.url, subject: newcomer.user.id }]
      await addMember(workspace, { email, firstName: 'Stella', lastName: 'Staff', role: 'staff', identities })
    })
    const account = await accountOf(scene, email)

    await step('the newcomer is not handed the account of that member', async () => {
      await newcomer.signsInAtTarget(workspace)
      await expectNotHanded(scene, newcomer, account)
    })

    const usual = await newPerson({ firstName: 'Uma', lastName: 'Usual' })
    await assign(usual)
    await twin('another newcomer is signed in', async () => {
      await usual.signsInAtTarget(workspace)
      await usual.isSignedInTo(workspace)
    })
  },
)
