import { expect, test } from 'vitest'
import { oktaOfThisFile } from '../okta.ts'
import { managementClient } from './management-client.ts'

const { newOrg } = oktaOfThisFile()

async function scene() {
  const { org, ...people } = await newOrg()
  const api = managementClient(org)
  async function log(query: Record<string, string>) {
    const answer = await api.get(`/logs?${new URLSearchParams(query)}`)
    return { ...answer, events: answer.body }
  }
  const typesOf = async (query: Record<string, string>) =>
    (await log({ limit: '1000', ...query })).events.map(({ eventType }) => eventType)
  return { org, api, log, typesOf, ...people }
}

test('an event tells who asked, from where, and which request caused it', async () => {
  const { api, log, ada } = await scene()
  const { id } = await api.person('Eve')
  const answer = await api.ask('POST', `/users/${id}/lifecycle/suspend`, undefined, {
    'user-agent': 'Robot/1',
  })
  const { events } = await log({ filter: 'eventType eq "user.lifecycle.suspend"' })
  expect(events).toHaveLength(1)
  expect(events[0]).toMatchObject({
    actor: { type: 'User', alternateId: ada.profile.login },
    target: [{ id, type: 'User', alternateId: 'eve@example.com' }],
    client: { ipAddress: '127.0.0.1', userAgent: { rawUserAgent: 'Robot/1' } },
    transaction: { type: 'WEB', id: answer.headers.get('x-okta-request-id') },
    debugContext: { debugData: { requestUri: `/api/v1/users/${id}/lifecycle/suspend` } },
  })
})

test('events of one request share its transaction, those of another don’t', async () => {
  const { api, log } = await scene()
  const before = (await log({ sortOrder: 'DESCENDING', limit: '1' })).events[0]
  await api.webApp('Portal')
  const { events } = await log({ q: 'Portal' })
  expect(events.map(({ eventType }) => eventType)).toEqual([
    'application.lifecycle.create',
    'app.oauth2.client.lifecycle.create',
  ])
  expect(new Set(events.map(({ transaction }) => transaction.id)).size).toBe(1)
  expect(events[0]!.transaction.id).not.toBe(before!.transaction.id)
})

test('a secret in a query never shows in the log', async () => {
  const { api, org } = await scene()
  await api.webApp('Portal')
  await fetch(`${org.url}/oauth2/v1/authorize?client_id=nobody&client_secret=Top-Secret-7`, {
    redirect: 'manual',
  })
  await api.ask('POST', '/users?activate=true&token=Top-Secret-8', {
    profile: { firstName: 'A', lastName: 'B', email: 'a@example.com', login: 'a@example.com' },
  })
  const { body } = await api.get('/logs?limit=1000')
  expect(JSON.stringify(body)).not.toContain('Top-Secret')
  expect(JSON.stringify(body)).toContain('a@example.com')
})

test('filter asks for type, outcome, reason, actor and target, joined by and and or', async () => {
  const { api, typesOf, ann, ben } = await scene()
  await api.post('/authn', { username: ann.profile.login, password: 'wrong' })
  await api.post('/authn', { username: ben.profile.login, password: 'Correct-Horse-9' })
  await api.post(`/users/${ben.id}/lifecycle/suspend`)
  const start = 'eventType eq "user.session.start"'
  expect(await typesOf({ filter: start })).toHaveLength(2)
  expect(await typesOf({ filter: `${start} and outcome.result eq "FAILURE"` })).toHaveLength(1)
  expect(await typesOf({ filter: 'outcome.reason eq "INVALID_CREDENTIALS"' })).toEqual(['user.session.start'])
  expect(await typesOf({ filter: `actor.id eq "${ben.id}"` })).toEqual(['user.session.start'])
  expect(await typesOf({ filter: `target.id eq "${ben.id}"` })).toEqual([
    'user.lifecycle.create',
    'user.lifecycle.suspend',
  ])
  expect(
    await typesOf({ filter: `actor.id eq "${ann.id}" or eventType eq "user.lifecycle.suspend"` }),
  ).toEqual(['user.session.start', 'user.lifecycle.suspend'])
  expect((await api.get('/logs?filter=password%20eq%20%22x%22')).body.errorCode).toBe('E0000031')
})

test('q finds events that hold every word, in values and not in names of members', async () => {
  const { api, typesOf } = await scene()
  await api.person('Eve')
  expect(await typesOf({ q: 'EVE@example create' })).toEqual(['user.lifecycle.create'])
  expect(await typesOf({ q: 'eve@example nonsense' })).toEqual([])
  expect(await typesOf({ q: 'displayMessage' })).toEqual([])
})

test('since is part of the span and until is not', async () => {
  const { log, typesOf } = await scene()
  const { events } = await log({ limit: '1000' })
  const time = events.at(-1)!.published
  const later = new Date(Date.parse(time) + 1).toISOString()
  expect((await log({ since: time })).events.every(({ published }) => published >= time)).toBe(true)
  expect(await typesOf({ since: time })).not.toEqual([])
  expect((await log({ until: time, limit: '1000' })).events.every(({ published }) => published < time)).toBe(
    true,
  )
  expect(await typesOf({ since: time, until: later })).toEqual(await typesOf({ since: time }))
  expect(await typesOf({ since: later })).toEqual([])
})

test('a poll always says where to go on, and going on brings what is new, once', async () => {
  const { api, log } = await scene()
  const first = await log({ limit: '1000' })
  expect(first.links.next).toBeDefined()
  const empty = await api.get(first.links.next!)
  expect([empty.body, empty.links.next !== undefined]).toEqual([[], true])
  await api.person('Eve')
  const news = await api.get(empty.links.next!)
  expect(news.body.map(({ eventType }) => eventType)).toEqual(['user.lifecycle.create'])
  expect((await api.get(news.links.next!)).body).toEqual([])
})

test('a poll by filter passes over what the filter leaves out, and misses nothing', async () => {
  const { api } = await scene()
  const filter = encodeURIComponent('eventType eq "group.lifecycle.create"')
  const first = await api.get(`/logs?limit=2&filter=${filter}`)
  for (const name of ['A', 'B', 'C']) {
    await api.person(name)
    await api.group(name)
  }
  const names: string[] = []
  let { links } = first
  for (let round = 0; round < 3; round += 1) {
    const page = await api.get(links.next!)
    names.push(...page.body.map(({ target }) => target![0]!.alternateId))
    links = page.links
  }
  expect(names).toEqual(['A', 'B', 'C'])
})

test('a span that ends, and the descending order, end without a next', async () => {
  const { org, api } = await scene()
  for (const name of ['A', 'B', 'C']) await api.group(name)
  const until = new Date(org.model.now().getTime() + 60_000).toISOString()
  const count = org.model.systemLog.list().length
  const ascending = (await api.pages(`/logs?limit=2&until=${until}`)).flat()
  const descending = (await api.pages('/logs?limit=2&sortOrder=DESCENDING')).flat()
  expect(ascending).toHaveLength(count)
  expect(descending).toEqual(ascending.toReversed())
})
