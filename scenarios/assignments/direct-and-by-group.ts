import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'

scenario(
  'who is assigned both directly and by a group stays in while either is left',
  { clauses: ['okta.assignments.individual-and-group', 'guide.step-3.assigned-sign-in'] },
  async ({ admin, label, person, workspace, connect, assign, newGroup, assignGroup, expectDenied }) => {
    await connect()
    newGroup('Engineering', [person])
    await assignGroup('Engineering')
    await assign(person)

    async function signsIn() {
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await elsewhere.isSignedInTo(workspace)
    }

    await step('assigned both ways, the person signs in', signsIn)

    await step('their own assignment removed, the person signs in by the group', async () => {
      await admin.removesPerson(label, person.name)
      await signsIn()
    })

    await step("the group's assignment removed instead, the person signs in by their own", async () => {
      await admin.assignsToPerson(label, person.name)
      await admin.removesGroup(label, 'Engineering')
      await signsIn()
    })

    await step('both removed, the person is refused', async () => {
      await admin.removesPerson(label, person.name)
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await expectDenied(elsewhere)
    })
  },
)
