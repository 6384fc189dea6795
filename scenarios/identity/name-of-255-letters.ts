import { letsInWithName } from '../harness/strange-name.ts'
import { expectThat } from '../harness/verdicts.ts'

const LONG = { firstName: 'Wolfeschlegel'.repeat(20).slice(0, 255), lastName: 'é'.repeat(255) }

letsInWithName('a name of 255 letters hinders nobody; a part of it at least is kept', {
  clauses: ['oidc-core.5.2', 'guide.step-3.created-on-first-sign-in'],
  names: [LONG],
  judge({ firstName, lastName }) {
    expectThat('the first name is kept', firstName !== '' && LONG.firstName.startsWith(firstName), firstName)
    expectThat('the last name is kept', lastName !== '' && LONG.lastName.startsWith(lastName), lastName)
  },
})
