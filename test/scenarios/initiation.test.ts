import { expect, test } from 'vitest'
import type { Agent } from '../../scenarios/harness/agent.ts'
import { follow, initiation, originsOf } from '../../scenarios/harness/initiation.ts'
import type { Target } from '../../scenarios/harness/target.ts'
import { Inconclusive, NotRun } from '../../scenarios/harness/verdicts.ts'
import type { RunningOrg } from '../../sim/index.ts'

const orgWith = (initiateLoginUri: string | null) =>
  ({
    url: 'http://acme.okta.test',
    model: { applications: { byLabel: () => ({ initiateLoginUri }) } },
  }) as unknown as RunningOrg

const target = { name: 'SP', label: 'SP', startsFromTile: true } as Target

test('a sign-in is started as Okta has it, with the issuer and what else is given', () => {
  const okta = orgWith('http://sp.test/login?organization=org_1')
  const url = initiation({ okta, target }, { login_hint: 'a&b' })
  expect(url.href).toBe(
    'http://sp.test/login?organization=org_1&iss=http%3A%2F%2Facme.okta.test&login_hint=a%26b',
  )
  expect(initiation({ okta, target }, { iss: 'x' }).searchParams.getAll('iss')).toEqual(['x'])
})

test('without an address at Okta nothing can be said', () => {
  expect(() => initiation({ okta: orgWith(null), target })).toThrow(Inconclusive)
})

test('for a target without tiles such a scenario is not run', () => {
  const okta = orgWith('http://sp.test/login')
  expect(() => initiation({ okta, target: { ...target, startsFromTile: false } })).toThrow(NotRun)
})

test('nor where the browser never asked for it', async () => {
  const asked: string[] = []
  const agent = { open: async () => undefined, history: async () => asked } as unknown as Agent
  const url = new URL('http://sp.test/login')
  await expect(follow(agent, url)).rejects.toThrow(Inconclusive)
  asked.push(url.href, '<p>http://elsewhere.test in a page</p>', 'http://okta.test/authorize?x=1')
  await follow(agent, url)
  expect([...(await originsOf(agent))]).toEqual(['http://sp.test', 'http://okta.test'])
})
