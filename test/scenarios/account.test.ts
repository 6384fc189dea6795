import { expect, test } from 'vitest'
import { accountOf, expectNotHanded, ownAccount } from '../../scenarios/harness/account.ts'
import type { Person } from '../../scenarios/harness/person.ts'
import type { TargetUser } from '../../scenarios/harness/target.ts'
import { ExpectationFailed, Inconclusive } from '../../scenarios/harness/verdicts.ts'

const issuer = 'http://acme.okta.test'
const kim: TargetUser = {
  id: 'usr_kim',
  email: 'kim@acme.test',
  firstName: 'Kim',
  lastName: 'Keller',
  role: 'staff',
  isActive: true,
  identities: [{ issuer, subject: '00u1' }],
}

/** A workspace with these users, where somebody with this email is signed in, and a person 00u2 who came from Okta. */
function came(users: TargetUser[], signedInAs?: string) {
  let toldWhy = 0
  const person = {
    name: 'Kim Keller',
    user: { id: '00u2' },
    isToldWhyRefused: async () => {
      toldWhy += 1
    },
  }
  const where = {
    okta: { url: issuer },
    workspace: { name: 'acme' },
    users: async () => users,
    target: { steps: { whoIsSignedIn: async () => signedInAs && { email: signedInAs } } },
  }
  return {
    person: person as unknown as Person,
    where: where as unknown as Parameters<typeof expectNotHanded>[0],
    toldWhy: () => toldWhy,
  }
}

const own: TargetUser = { ...kim, id: 'usr_2', identities: [{ issuer, subject: '00u2' }] }

test('who is refused has to be told why', async () => {
  const { where, person, toldWhy } = came([kim])
  await expectNotHanded(where, person, kim)
  expect(toldWhy()).toBe(1)
})

test('an account of their own is theirs', async () => {
  const { where, person } = came([kim, own], own.email)
  await expectNotHanded(where, person, kim)
  expect(await ownAccount(where, person)).toBe(own)
})

test.each<[string, TargetUser[], string?]>([
  ['is signed in without an account of theirs', [kim], kim.email],
  ['was linked to it', [{ ...kim, identities: [...kim.identities, ...own.identities] }], kim.email],
  ['took its identity away', [{ ...kim, identities: own.identities }]],
  ['changed its role', [{ ...kim, role: 'user' }]],
  ['removed it', [own], own.email],
])('somebody who %s was handed it', async (_what, users, signedInAs) => {
  const { where, person } = came(users, signedInAs)
  await expect(expectNotHanded(where, person, kim)).rejects.toThrow(ExpectationFailed)
})

test('an account is found by its email in any case, where there is one', async () => {
  expect(await accountOf(came([kim]).where, 'KIM@acme.test')).toBe(kim)
  for (const users of [[], [kim, { ...own, email: 'Kim@acme.test' }]]) {
    await expect(accountOf(came(users).where, kim.email)).rejects.toThrow(Inconclusive)
  }
})
