import { expect, test } from 'vitest'
import type { Agent } from '../../scenarios/harness/agent.ts'
import { follow, initiation, originsOf } from '../../scenarios/harness/initiation.ts'
import { Inconclusive } from '../../scenarios/harness/verdicts.ts'
import type { RunningOrg } from '../../sim/index.ts'

const orgWith = (initiateLoginUri: string | null) =>
  ({
    url: 'http://acme.okta.test',
    model: { applications: { byLabel: () => ({ initiateLoginUri }) } },
  }) as unknown as RunningOrg

test('a sign-in is started as Okta has it, with the issuer and what else is given', () => {
  const okta = orgWith('http://sp.test/login?organization=org_1')
  const url = initiation({ okta, label: 'SP' }, { login_hint: 'a&b' })
  expect(url.href).toBe(
    'http://sp.test/login?organization=org_1&iss=http%3A%2F%2Facme.okta.test&login_hint=a%26b',
  )
  expect(initiation({ okta, label: 'SP' }, { iss: 'x' }).searchParams.getAll('iss')).toEqual(['x'])
})

test('without an address at Okta nothing can be said', () => {
  expect(() => initiation({ okta: orgWith(null), label: 'SP' })).toThrow(Inconclusive)
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
