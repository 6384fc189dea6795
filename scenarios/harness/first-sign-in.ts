import type { ClauseId } from '../requirements.ts'
import { scenario } from './scenario.ts'
import { step, twin } from './steps.ts'
import type { TargetPolicies } from './target.ts'
import { demandDelivered, expectEqual } from './verdicts.ts'

export interface UnusualClaims {
  clause: ClauseId
  /** The policy that says whether such a person is let in. */
  policy: 'unverifiedEmail' | 'missingEmail'
  /** Claims that userinfo has in place of its own, and those that it lacks. */
  userinfo: { set?: Record<string, unknown>; remove?: string[] }
}

/**
 * Declares a scenario in which Okta says of a newcomer's email what makes it doubtful: a first sign-in is refused or
 * accepted, as the target declares. Its happy twin is another newcomer's, with the usual claims.
 */
export function judgesFirstSignIn(title: string, { clause, policy: name, userinfo }: UnusualClaims): void {
  scenario(title, { clauses: [clause], level: 'P' }, async scene => {
    const { okta, workspace, declared, newPerson, connect, assign, users, rememberUsers } = scene
    const policy: TargetPolicies[typeof name] = declared(name)
    await connect()
    const newcomer = await newPerson({ firstName: 'Noa', lastName: 'Nguyen' })
    const usual = await newPerson({ firstName: 'Uma', lastName: 'Usual' })
    await assign(newcomer)
    await assign(usual)
    const before = await rememberUsers()
    const count = (await users()).length

    await step(`the first sign-in is ${policy}`, async () => {
      const fault = okta.faults.inject('userinfo/claims', { with: userinfo, person: newcomer.user.id })
      await newcomer.signsInAtTarget(workspace)
      demandDelivered('The target never asked for the claims', fault.delivered > 0)
      if (policy === 'accepted') {
        expectEqual('how many users there are', (await users()).length, count + 1)
        return
      }
      await newcomer.isRefused(workspace)
      await before.expectUnchanged()
    })

    await twin('with the usual claims, a newcomer is signed in', async () => {
      await usual.signsInAtTarget(workspace)
      await usual.isSignedInTo(workspace)
    })
  })
}
