import { accountOf, ownAccount } from './account.ts'
import { scenario } from './scenario.ts'
import { step, twin } from './steps.ts'
import { demandDelivered, expectEqual } from './verdicts.ts'

const GREAT = ['superuser', 'admin', 'Administrators', 'Superusers', 'owner']

/** Claims by which some IdPs and some service providers mean that somebody may do everything. */
const CLAIMS = {
  role: 'superuser',
  roles: GREAT,
  groups: GREAT,
  permissions: ['*'],
  entitlements: GREAT,
  is_superuser: true,
  is_staff: true,
  is_admin: true,
  admin: true,
  scp: ['admin'],
  'urn:okta:app:role': GREAT,
  'https://example.com/roles': GREAT,
}

/**
 * Declares a scenario in which Okta sends role and group claims that nobody mapped: they give no role to a newcomer,
 * and neither raise nor lower the one that a known person has at the target.
 */
export function roleClaimsGrantNothing(title: string, place: 'id-token' | 'userinfo'): void {
  scenario(title, { clauses: ['oidc-core.2.roles'] }, async scene => {
    const { okta, target, person, workspace, needs, newPerson, connect, assign } = scene
    const addMember = needs(target.addMember, 'add a member to a workspace')
    await connect()
    const newcomer = await newPerson({ firstName: 'Noa', lastName: 'Nguyen' })
    const colleague = await newPerson({ firstName: 'Stella', lastName: 'Staff' })
    const { firstName, lastName, email, user } = colleague
    const identities = [{ issuer: okta.url, subject: user.id }]
    await addMember(workspace, { email, firstName, lastName, role: 'staff', identities })
    for (const one of [person, newcomer, colleague]) await assign(one)
    const before = await accountOf(scene, person.email)

    const cases = [
      { who: person, role: before.role, what: 'a known user' },
      { who: newcomer, role: 'user', what: 'a newcomer' },
      { who: colleague, role: 'staff', what: 'a staff member' },
    ] as const
    for (const { who, role, what } of cases) {
      await step(`${what} signs in with claims of every role: ${role}`, async () => {
        const claims = what === 'a staff member' ? { ...CLAIMS, role: 'user', is_staff: false } : CLAIMS
        const given = place === 'userinfo' ? { set: claims } : claims
        const fault = okta.faults.inject(`${place}/claims`, { with: given, person: who.user.id })
        await who.signsInAtTarget(workspace)
        demandDelivered('The claims were never sent', fault.delivered > 0)
        await who.isSignedInTo(workspace)
        expectEqual('the role of the user', (await ownAccount(scene, who))?.role, role)
        const session = await target.steps.whoIsSignedIn(who.agent, workspace)
        expectEqual('the role in the session', session?.role, role)
      })
    }

    okta.faults.clearAll()
    await twin('without the claims, the newcomer signs in with the same role', async () => {
      await newcomer.signsInAtTarget(workspace)
      await newcomer.isSignedInTo(workspace)
    })
  })
}
