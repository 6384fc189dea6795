import { expect, test } from 'vitest'
import { createWire } from '../../scenarios/harness/exchanges.ts'
import { createRedactor, type Exchange, FAULTS, type Okta } from '../../sim/index.ts'

const noOkta = { exchanges: { list: () => [] as Exchange[] } } as unknown as Okta

/** A page of the target as Playwright tells of it: several Set-Cookie headers stand in one value. */
const pageOfTarget = (startedAt: Date, began = startedAt.getTime()): Exchange => ({
  from: 'Browser',
  to: 'SP',
  startedAt,
  began,
  durationMs: 12,
  request: {
    method: 'POST',
    url: 'http://desk.example/callback?code=s3cret-1&state=x',
    headers: [
      ['Cookie', 'session=s3cret-2'],
      ['Authorization', 'Bearer s3cret-3'],
      ['x-api-key', 's3cret-4'],
      ['content-type', 'application/x-www-form-urlencoded'],
    ],
    body: 'password=s3cret-5',
  },
  response: {
    status: 302,
    headers: [
      ['content-type', 'text/html'],
      ['set-cookie', 'session=s3cret-6; path=/; httponly\nsession.sig=s3cret-7; path=/\nother=s3cret-8'],
      ['location', 'http://desk.example/?next=%2Fx%3Fcode%3Ds3cret-9'],
    ],
    body: '<p>s3cret-0</p>',
  },
})

test('what a browser and the target said is reported without secrets', async () => {
  const wire = createWire(noOkta, () => [], { name: 'Desk' })
  wire.addPage(pageOfTarget(new Date()))
  const [exchange] = await wire.report(createRedactor())
  expect(exchange).toMatchObject({ from: 'Browser', to: 'Desk', response: { status: 302 } })
  expect(exchange?.request.url).toBe('http://desk.example/callback?code=[code 1]&state=x')
  expect(JSON.stringify(exchange)).not.toContain('s3cret')
})

test('what went before is left out where the report begins later, and the rest stands in order', async () => {
  const wire = createWire(noOkta, () => [], { name: 'Desk' })
  for (const time of [3000, 1000, 2000]) wire.addPage(Promise.resolve(pageOfTarget(new Date(time))))
  const reported = await wire.report(createRedactor(), new Date(2000))
  expect(reported.map(({ startedAt }) => Date.parse(startedAt))).toEqual([2000, 3000])
})

test('what Okta and the target were asked within a millisecond stands in the order in which it was asked', async () => {
  const now = new Date()
  const [first, third] = [pageOfTarget(now, 7.1), pageOfTarget(now, 7.3)]
  const second: Exchange = { ...pageOfTarget(now, 7.2), org: 'mine', from: 'SP', to: 'Okta' }
  const okta = { exchanges: { list: () => [second] } } as unknown as Okta
  const wire = createWire(okta, () => ['mine'], { name: 'Desk' })
  for (const page of [third, first]) wire.addPage(page)
  const reported = await wire.report(createRedactor(), now)
  expect(reported.map(({ to }) => to)).toEqual(['Desk', 'Okta', 'Desk'])
})

test('a fault that altered an answer is reported with what it does, and the stranger as a party', async () => {
  const to = (party: Exchange['to'], faults?: string[]): Exchange => ({
    ...pageOfTarget(new Date()),
    to: party,
    ...(faults && { faults }),
  })
  const wire = createWire(noOkta, () => [], { name: 'Desk' })
  for (const page of [to('Okta', ['management-api/rate-limited']), to('Stranger')]) wire.addPage(page)
  const [altered, plain] = await wire.report(createRedactor())
  expect(altered?.faults).toEqual([
    { name: 'management-api/rate-limited', does: FAULTS['management-api/rate-limited'].does },
  ])
  expect(plain).toMatchObject({ to: 'Stranger' })
  expect(plain).not.toHaveProperty('faults')
})

test('a page that went away before it was read is left out', async () => {
  const wire = createWire(noOkta, () => [], { name: 'Desk' })
  wire.addPage(Promise.reject(new Error('closed')))
  expect(await wire.report(createRedactor())).toEqual([])
})

test('only exchanges of the own orgs count, and only those since the scenario began', () => {
  const exchange = (org: string, startedAt: Date): Exchange => ({
    org,
    from: 'Browser',
    to: 'Okta',
    startedAt,
    began: startedAt.getTime(),
    durationMs: 1,
    request: {
      method: 'GET',
      url: `http://${org}.okta.localhost/oauth2/v1/authorize?state=${org}`,
      headers: [],
      body: '',
    },
  })
  const soon = new Date(Date.now() + 1000)
  const list = [exchange('mine', new Date(0)), exchange('mine', soon), exchange('theirs', soon)]
  const okta = { exchanges: { list: () => list } } as unknown as Okta
  const wire = createWire(okta, () => ['mine'], { name: 'Desk' })
  expect(wire.okta()).toEqual([list[1]])
  expect(wire.authorizationRequests().map(parameters => parameters.get('state'))).toEqual(['mine'])
})

test('what is asked at an address of no org is told by that address, and so are requests for tokens', () => {
  const exchange = (url: string, org?: string, body = ''): Exchange => ({
    ...(org && { org }),
    from: 'SP',
    to: 'Okta',
    startedAt: new Date(Date.now() + 1000),
    began: 1,
    durationMs: 1,
    request: { method: 'POST', url, headers: [], body },
  })
  const internal = 'http://127.0.0.1:4600/internal/mine/token'
  const token = 'http://mine.okta.localhost/oauth2/v1/token'
  const list = [
    exchange(internal),
    exchange('http://127.0.0.1:4600/internal/theirs/token'),
    exchange(token, 'mine', 'code=c&code_verifier=v'),
    exchange(token, 'theirs', 'code=d'),
  ]
  const okta = { exchanges: { list: () => list } } as unknown as Okta
  const wire = createWire(okta, () => ['mine'], { name: 'Desk' })
  expect(wire.askedAt(internal)).toEqual(['POST'])
  expect(wire.tokenRequests().map(parameters => parameters.get('code_verifier'))).toEqual(['v'])
  expect(wire.askedAt(token)).toEqual([])
})

test('an answer of Okta is read from a redirect, and from a form that the browser posts on', () => {
  const answer = (response: Partial<NonNullable<Exchange['response']>>): Exchange => ({
    ...pageOfTarget(new Date()),
    org: 'acme',
    to: 'Okta',
    request: {
      method: 'GET',
      url: 'http://acme.okta.example/oauth2/v1/authorize?x=1',
      headers: [],
      body: '',
    },
    response: { status: 200, headers: [], body: '', ...response },
  })
  const posted = `<form method="post" action="http://desk.example/callback"><input name="state" value="s2">
    <input name="error" value="access_denied"></form><script>document.forms[0].submit()</script>`
  const list = () => [
    answer({ status: 302, headers: [['location', 'http://desk.example/callback?code=c&state=s1']] }),
    answer({ body: posted }),
    answer({ body: '<form method="post"><input name="state" value="no answer"></form>' }),
  ]
  const wire = createWire({ exchanges: { list } } as unknown as Okta, () => ['acme'], { name: 'Desk' })
  expect(wire.authorizationAnswers().map(String)).toEqual(['code=c&state=s1', 'state=s2&error=access_denied'])
})
