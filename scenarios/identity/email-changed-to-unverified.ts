import { ownAccount } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

scenario(
  'a known person with a new email that Okta calls unverified is treated as the target declares',
  { clauses: ['oidc-core.5.1.email-verified', 'oidc-core.5.7.key'], level: 'S' },
  async scene => {
    const { okta, person, workspace, declared, newPerson, connect, assign } = scene
    const policy = declared('unverifiedEmail')
    await connect()
    const changed = await newPerson({ firstName: 'Noa', lastName: 'Nguyen' })
    await assign(person)
    await assign(changed)

    await twin('with an address that Okta vouches for, the person is signed in', async () => {
      const elsewhere = changed.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await elsewhere.isSignedInTo(workspace)
    })
    const before = await ownAccount(scene, changed)

    await step(`an unverified address is ${policy}: it is the same user in any case`, async () => {
      okta.model.users.updateProfile(changed.user, { email: `noa@other.${scene.domain}` })
      const fault = okta.faults.inject('userinfo/claims', {
        with: { set: { email_verified: false } },
        person: changed.user.id,
      })
      await changed.signsInAtTarget(workspace)
      demandDelivered('The target never asked for the claims', fault.delivered > 0)
      const after = await ownAccount(scene, changed)
      expectEqual('the user', after?.id, before?.id)
      if (policy === 'refused') expectEqual('their email', after?.email, before?.email)
    })
  },
)
