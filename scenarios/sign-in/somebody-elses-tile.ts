import { scenario } from '../harness/scenario.ts'
import { given, step } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  "somebody else's tile never turns a session into a mix of two people",
  { clauses: ['asvs.7.6.2'], level: 'P' },
  async ({ target, label, person, workspace, connect, assign, newPerson, introduce, needs, declared }) => {
    const policy = declared('whileSomebodyElseIsSignedIn')
    await connect()
    const other = await newPerson({ firstName: 'Charlie', lastName: 'Chen' })
    await introduce(other)
    for (const one of [person, other]) await assign(one)
    const otherHere = other.atBrowserOf(person)
    const who = async () => (await target.steps.whoIsSignedIn(person.agent, workspace))?.email

    await given(`${person.name} is signed in to the workspace, and has left Okta`, async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
      await person.signsOutOfOkta()
    })

    await step(
      `${other.name} opens the tile in the same browser; as declared, the target ${policy}`,
      async () => {
        await otherHere.opensTile(label)
        expectEqual('who is signed in', await who(), policy === 'asks' ? person.email : other.email)
      },
    )

    if (policy === 'asks') {
      const keepPerson = needs(target.steps.keepPerson, 'stay signed in as who one is')
      const changePerson = needs(target.steps.changePerson, 'go on as somebody else')

      await step(`${person.name} may stay, and is then signed in as before`, async () => {
        await keepPerson(person.agent, person.email)
        await person.isSignedInTo(workspace)
      })

      await step(`or ${other.name} may go on, and is then who is signed in`, async () => {
        await otherHere.opensTile(label)
        await changePerson(person.agent, other.email)
        await otherHere.isSignedInTo(workspace)
      })
    }
  },
)
