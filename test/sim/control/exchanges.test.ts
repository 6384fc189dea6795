import { once } from 'node:events'
import { request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { openStreams } from '../../../sim/control/exchange-stream.ts'
import { codeFor, completeSignIn } from '../oidc/relying-party.ts'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { askControl } from './control-client.ts'

const { okta, newOrg } = oktaOfThisFile()

interface Told {
  sequence: number
  org?: string
  request: { method: string; url: string; body: string; headers: { name: string; value: string }[] }
  response?: { status: number; body: string; headers: { name: string; value: string }[] }
}

async function listed(query: string): Promise<{ exchanges: Told[]; last: number; more: boolean }> {
  const { body } = await askControl(okta(), 'GET', `/_sim/exchanges?${query}`)
  return body as never
}

const paths = (exchanges: Told[]) => exchanges.map(({ request }) => new URL(request.url).pathname)

/** Follows a stream; `text` is what has come so far. */
async function follow(query: string, headers: Record<string, string> = {}) {
  const { port } = okta()
  const asking = request({ host: '127.0.0.1', port, path: `/_sim/exchanges/stream?${query}`, headers })
  asking.end()
  const [response] = await once(asking, 'response')
  let text = ''
  response.on('data', (chunk: Buffer) => {
    text += chunk
  })
  const ended = new Promise<void>(resolve => response.once('close', resolve))
  onTestFinished(() => void asking.destroy())
  await expect.poll(() => text).toContain(': listening')
  const told = (): Told[] =>
    [...text.matchAll(/event: exchange\ndata: (.*)\n/g)].map(([, data]) => JSON.parse(data!))
  return { asking, ended, told, text: () => text, why: () => /event: end\ndata: (.*)/.exec(text)?.[1] }
}

test('a whole sign-in is told, and none of its secrets', async () => {
  const { org, app, ann } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const { begun, callback, code } = await codeFor(org, app, ann)
  const tokens = await completeSignIn(begun, callback)
  await expect
    .poll(async () => paths((await listed(`org=${org.name}`)).exchanges))
    .toContain('/oauth2/v1/token')
  const { body: all, text } = await askControl(okta(), 'GET', `/_sim/exchanges?org=${org.name}&limit=500`)
  const told = (all as never as { exchanges: Told[] }).exchanges
  expect(paths(told)).toEqual(expect.arrayContaining(['/oauth2/v1/authorize', '/oauth2/v1/token']))
  const cookies = told.flatMap(
    ({ response }) => response?.headers.filter(({ name }) => name === 'set-cookie') ?? [],
  )
  expect(cookies.length).toBeGreaterThan(0)
  expect(cookies.every(({ value }) => /^[^=]+=(\[cookie \d+\])?;/.test(value))).toBe(true)
  const secrets = {
    code,
    password: PASSWORD,
    secret: app.clientSecret!,
    verifier: begun.verifier,
    token: tokens.access_token,
  }
  for (const [name, secret] of Object.entries(secrets))
    expect([name, text.includes(secret)]).toEqual([name, false])
  for (const { request } of told) {
    const uid = /\/signin\/authorize\/([^?]+)/.exec(request.url)?.[1]
    if (uid) expect(uid).toMatch(/^\[cookie \d+\]$/)
  }
})

test('a password that the Management API is given is none of what is told', async () => {
  const { org } = await newOrg()
  const profile = { firstName: 'Eve', lastName: 'N', login: 'eve@new.example', email: 'eve@new.example' }
  const answer = await fetch(`${org.url}/api/v1/users`, {
    method: 'POST',
    headers: { authorization: `SSWS ${org.apiToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ profile, credentials: { password: { value: PASSWORD } } }),
  })
  expect(answer.status).toBe(200)
  await expect.poll(async () => (await listed(`org=${org.name}`)).exchanges.length).toBe(1)
  const { text } = await askControl(okta(), 'GET', `/_sim/exchanges?org=${org.name}`)
  expect(text).toContain('eve@new.example')
  expect([text.includes(PASSWORD), text.includes(org.apiToken)]).toEqual([false, false])
})

test('one who goes on from the last number misses none and gets none twice', async () => {
  const { org } = await newOrg()
  const ask = (n: number) => fetch(`${org.url}/oauth2/v1/keys?n=${n}`)
  let { last } = await listed(`org=${org.name}`)
  const seen: string[] = []
  for (const round of [0, 1, 2]) {
    await Promise.all([0, 1, 2, 3].map(n => ask(4 * round + n)))
    await expect
      .poll(
        () =>
          okta()
            .exchanges.finished()
            .filter(one => one.org === org.name).length,
      )
      .toBe(4 * round + 4)
    for (let more = true; more; ) {
      const answer = await listed(`org=${org.name}&after=${last}&limit=3`)
      seen.push(...answer.exchanges.map(({ request }) => new URL(request.url).searchParams.get('n')!))
      ;({ last, more } = answer)
    }
  }
  expect(seen.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => n))
})

test('the newest are told where nobody says from where, and only those since a moment where somebody does', async () => {
  const { org } = await newOrg()
  for (const n of [1, 2, 3]) await fetch(`${org.url}/oauth2/v1/keys?n=${n}`)
  await expect
    .poll(
      () =>
        okta()
          .exchanges.finished()
          .filter(one => one.org === org.name).length,
    )
    .toBe(3)
  const newest = await listed(`org=${org.name}&limit=2`)
  expect(newest.exchanges.map(({ request }) => request.url.slice(-1))).toEqual(['2', '3'])
  expect(newest.more).toBe(true)
  const { startedAt } = okta().exchanges.finished().at(-1)!
  const future = new Date(startedAt.getTime() + 1).toISOString()
  expect((await listed(`org=${org.name}&since=${startedAt.toISOString()}`)).exchanges.length).toBeGreaterThan(
    0,
  )
  expect((await listed(`org=${org.name}&since=${future}`)).exchanges).toEqual([])
})

test('what goes on below /_sim is not recorded', async () => {
  const before = okta().exchanges.list().length
  await askControl(okta(), 'GET', '/_sim/orgs')
  await askControl(okta(), 'GET', '/_sim/nothing')
  expect(okta().exchanges.list().length).toBe(before)
})

test('a stream tells each exchange of its org as it ends, up to its limit', async () => {
  const [{ org }, { org: other }] = [await newOrg(), await newOrg()]
  const stream = await follow(`org=${org.name}&limit=2`)
  await fetch(`${other.url}/oauth2/v1/keys`)
  await fetch(`${org.url}/oauth2/v1/keys?n=1`)
  await expect.poll(() => stream.told().length).toBe(1)
  await fetch(`${org.url}/oauth2/v1/keys?n=2`)
  await stream.ended
  expect(stream.told().map(one => [one.org, one.request.url.slice(-3)])).toEqual([
    [org.name, 'n=1'],
    [org.name, 'n=2'],
  ])
  expect(stream.why()).toBe('{"why":"limit"}')
  expect(openStreams(okta().exchanges)).toBe(0)
})

test('a stream goes on where an earlier one ended, as a browser asks it to', async () => {
  const { org } = await newOrg()
  for (const n of [1, 2]) await fetch(`${org.url}/oauth2/v1/keys?n=${n}`)
  await expect
    .poll(
      () =>
        okta()
          .exchanges.finished()
          .filter(one => one.org === org.name).length,
    )
    .toBe(2)
  const [first] = okta()
    .exchanges.finished()
    .filter(one => one.org === org.name)
  const stream = await follow(`org=${org.name}&limit=1`, { 'last-event-id': String(first!.sequence) })
  await stream.ended
  expect(stream.told().map(({ request }) => request.url.slice(-3))).toEqual(['n=2'])
})

test('a stream ends when its time is over, and when its org is deleted', async () => {
  const [{ org }, { org: other }] = [await newOrg(), await newOrg()]
  const [timed, doomed] = [await follow('seconds=1'), await follow(`org=${org.name}`)]
  await timed.ended
  expect(timed.why()).toBe('{"why":"time"}')
  await okta().deleteOrg(other.name)
  expect(openStreams(okta().exchanges)).toBe(1)
  await okta().deleteOrg(org.name)
  await doomed.ended
  expect(doomed.why()).toBe('{"why":"org-deleted"}')
  expect(openStreams(okta().exchanges)).toBe(0)
})

test('32 streams are served at once, and one that its reader leaves makes room', async () => {
  const streams = []
  for (let count = 0; count < 32; count++) streams.push(await follow('seconds=60'))
  const refused = await askControl(okta(), 'GET', '/_sim/exchanges/stream')
  expect([refused.status, refused.body.error?.code]).toEqual([429, 'too_many_streams'])
  for (const { asking } of streams) asking.destroy()
  await expect.poll(() => openStreams(okta().exchanges)).toBe(0)
})
