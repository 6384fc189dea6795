import type { ClauseId } from '../requirements.ts'
import { ownAccount } from './account.ts'
import type { Person } from './person.ts'
import { scenario } from './scenario.ts'
import type { Scene } from './scene.ts'
import { given, step } from './steps.ts'
import type { TargetUser } from './target.ts'
import { Inconclusive } from './verdicts.ts'

export interface StrangeName {
  clauses: ClauseId[]
  level?: 'M' | 'S'
  /** Each is the name of a newcomer. */
  names: { firstName: string; lastName: string }[]
  /** What is judged once they are signed in. */
  judge(user: TargetUser, scene: Scene, person: Person): void | Promise<void>
}

/** Declares a scenario in which newcomers have names of a kind that programs stumble over: each gets in all the same. */
export function letsInWithName(title: string, { clauses, level = 'M', names, judge }: StrangeName): void {
  scenario(title, { clauses, level }, async scene => {
    const { okta, workspace, newPerson, connect, assign } = scene
    await connect()
    for (const [at, name] of names.entries()) {
      const newcomer = await newPerson({ firstName: 'Noa', lastName: `Nguyen-${at + 1}` })
      await assign(newcomer)
      await given(`Okta has ${newcomer.email} under the name in question`, async () => {
        okta.model.users.updateProfile(newcomer.user, name)
      })
      await step(`${name.firstName.slice(0, 40)} ${name.lastName.slice(0, 40)} signs in`, async () => {
        await newcomer.signsInAtTarget(workspace)
        await newcomer.isSignedInTo(workspace)
        const user = await ownAccount(scene, newcomer)
        if (!user) throw new Inconclusive('the target names no identities, so its user cannot be told')
        await judge(user, scene, newcomer)
      })
    }
  })
}
