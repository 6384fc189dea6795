import { letsInWithName } from '../harness/strange-name.ts'
import { expectEqual } from '../harness/verdicts.ts'

const names = [
  { firstName: '서연', lastName: '김' },
  { firstName: 'Ольга', lastName: "О'Хара" },
  { firstName: 'Nguyễn', lastName: 'Thị Ánh' },
  { firstName: '𠮷', lastName: '野家' },
]

letsInWithName('names in any script are kept as they are', {
  clauses: ['oidc-core.5.2', 'guide.step-3.created-on-first-sign-in'],
  names,
  judge({ firstName, lastName }) {
    const isOneOf = names.some(name => name.firstName === firstName && name.lastName === lastName)
    expectEqual(`whether "${firstName} ${lastName}" is one of the names in Okta`, isOneOf, true)
  },
})
