import { expect, onTestFinished, test, vi } from 'vitest'
import { type Seed, startOkta } from '../../../sim/index.ts'
import { codeFor, exchange } from '../oidc/relying-party.ts'
import { addDesk, oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { askControl } from './control-client.ts'
import { oktaWithFolder, seed } from './kept-okta.ts'

// Each Okta of its own makes RSA keys, which can take long on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const { okta, newOrg } = oktaOfThisFile()

test('an org that is made with a seed is one that people sign in to', async () => {
  const made = await askControl(okta(), 'POST', '/_sim/orgs', { name: 'seeded', seed })
  expect(made.status).toBe(201)
  const org = okta().org('seeded')!
  const browser = openBrowser()
  const dashboard = await signIn(
    browser,
    await browser.open(String(made.body.dashboardUrl)),
    'ann@seeded.example',
    PASSWORD,
  )
  expect(dashboard.url.pathname).toBe('/app/UserHome')
  const told = await askControl(okta(), 'GET', '/_sim/orgs/seeded')
  expect(told.body.counts).toMatchObject({ people: 1, groups: 2, apps: 1, assignments: 1, sessions: 1 })
  const viaApi = await fetch(`${org.url}/api/v1/users`, {
    headers: { authorization: `SSWS ${told.body.apiToken}` },
  })
  expect([viaApi.status, told.body.issuer]).toEqual([200, org.url])
})

const own = (label: string, clientId: string) => ({
  label,
  client: { clientId, redirectUris: ['http://app.example/callback'] },
})

const spoilt: [what: string, spoil: (seed: Required<Seed>) => void, member: string, says: string][] = [
  [
    'a login that is none',
    s => s.people.push({ ...s.people[0]!, login: 'ben' }),
    'people[1]',
    'email address',
  ],
  ['a login twice', s => s.people.push(s.people[0]!), 'people[1]', 'already exists'],
  ['a group twice', s => s.groups.push(s.groups[0]!), 'groups[1]', 'already exists'],
  [
    'a member who is nobody',
    s => s.groups[0]!.members!.push('x@y.z'),
    'groups[0].members[1]',
    'no person "x@y.z"',
  ],
  ['a group that is none', s => (s.people[0]!.groups = ['Sales']), 'people[0].groups[0]', 'no group "Sales"'],
  ['a built-in group', s => (s.people[0]!.groups = ['Everyone']), 'people[0].groups[0]', 'permission'],
  ['no such integration', s => (s.apps[0]!.integration = 'x'), 'apps[0].integration', 'no integration "x"'],
  ['an app of neither kind', s => delete s.apps[0]!.integration, 'apps[0].integration', 'either'],
  ['an app for nobody', s => (s.apps[0]!.people = ['x@y.z']), 'apps[0].people[0]', 'no person'],
  [
    'a client_id that is taken',
    s => s.apps.push(own('Own', 'client-1'), own('Other', 'client-1')),
    'apps[2]',
    'unique',
  ],
  ['a client_id with a slash', s => s.apps.push(own('Own', 'client/1')), 'apps[1]', 'letters, digits'],
  ['a client_id that is reserved', s => s.apps.push(own('Own', 'ALL_CLIENTS')), 'apps[1]', 'reserved'],
  ['a client_id that can be no key', s => s.apps.push(own('Own', '__proto__')), 'apps[1]', 'reserved'],
  ['a client_id that is short', s => s.apps.push(own('Own', 'app')), 'apps[1]', '6 to 100'],
  ['a label twice', s => s.apps.push(s.apps[0]!), 'apps[1]', 'label'],
  ['a client without an address', s => s.apps.push({ label: 'Own', client: {} }), 'apps[1]', 'redirect_uris'],
  [
    'a name that is a number',
    s => Object.assign(s.people[0]!, { lastName: 1 }),
    'people[0].lastName',
    'string',
  ],
]

test.each(spoilt)(
  'a seed with %s is refused by name, and nothing of it stays',
  async (_, spoil, member, says) => {
    const { org } = await newOrg()
    const before = structuredClone(org.model.state)
    const events = org.model.systemLog.list().length
    const spoiltSeed = structuredClone(seed) as Required<Seed>
    spoil(spoiltSeed)
    const answer = await askControl(okta(), 'POST', `/_sim/orgs/${org.name}/seed`, spoiltSeed)
    expect([answer.status, answer.body.error?.member]).toEqual([400, member])
    expect(answer.body.error?.message).toContain(says)
    expect([org.model.state, org.model.systemLog.list().length]).toEqual([before, events])

    const unborn = await askControl(okta(), 'POST', '/_sim/orgs', { name: 'unborn', seed: spoiltSeed })
    expect([unborn.status, okta().org('unborn')]).toEqual([400, undefined])
  },
)

test('a seed may choose the client_id of an app of one’s own', async () => {
  const { org } = await newOrg()
  const client = { clientId: 'my-own_client.1', redirectUris: ['http://app.example/callback'] }
  const { apps } = org.seed({ apps: [{ label: 'Mine', client }] })
  expect(apps).toMatchObject([{ id: 'my-own_client.1', label: 'Mine' }])
  expect(org.model.applications.get('my-own_client.1').label).toBe('Mine')
})

test('a reset empties an org that stays itself: address, API token and first keys', async () => {
  const { org, ann, app } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const { code } = await codeFor(org, app, ann)
  const { apiToken, url } = org
  const { id } = org.model.state
  const keys = await (await fetch(`${url}/oauth2/v1/keys`)).json()
  const sequence = org.model.systemLog.list().at(-1)!.sequence
  org.moveClock({ offsetSeconds: 3600 })
  await org.rotateKeys()
  await org.retireOldKey()
  expect(await (await fetch(`${url}/oauth2/v1/keys`)).json()).not.toEqual(keys)
  org.faults.inject('management-api/rate-limited', { times: 'until-cleared' })

  expect((await askControl(okta(), 'POST', `/_sim/orgs/${org.name}/reset`)).status).toBe(200)
  expect(okta().org(org.name)).toBe(org)
  expect([org.apiToken, org.model.state.id, org.model.offsetSeconds()]).toEqual([apiToken, id, 0])
  expect(await (await fetch(`${url}/oauth2/v1/keys`)).json()).toEqual(keys)
  const { users, applications, assignments, groups } = org.model.state
  expect([users, applications, assignments, Object.keys(groups).length]).toEqual([{}, {}, [], 1])
  expect(org.model.systemLog.list()).toEqual([])
  expect((await exchange(org, app, { code, code_verifier: 'x'.repeat(43) })).body.error).toBe(
    'invalid_client',
  )
  const listed = await fetch(`${url}/api/v1/users`, { headers: { authorization: `SSWS ${apiToken}` } })
  expect([listed.status, await listed.json()]).toEqual([200, []])

  const eve = org.createUser({
    firstName: 'Eve',
    lastName: 'N',
    login: 'eve@new.example',
    password: PASSWORD,
  })
  const desk = addDesk(org)
  org.model.assignments.assignUser(desk, eve)
  expect((await codeFor(org, desk, eve)).code).toMatch(/\S/)
  expect(org.model.systemLog.list()[0]!.sequence).toBeGreaterThan(sequence)
})

test('what a caller holds of an org is good after a reset; what it had read of its model is not', async () => {
  const { org, ann } = await newOrg()
  const before = org.model
  org.reset()
  expect(org.model).not.toBe(before)
  expect(org.model.users.find(ann.id)).toBeUndefined()
  expect(before.users.find(ann.id)).toBe(ann)
  expect(org.createGroup({ name: 'Sales' })).toBe(org.model.groups.byName('Sales'))
})

test('a reset and a seed reach the file of the org', async () => {
  const { kept, folder } = await oktaWithFolder()
  const org = await kept.createOrg({ name: 'acme', seed })
  org.reset()
  org.seed({ groups: [{ name: 'After the reset' }] })
  await kept.close()
  const again = await startOkta({ port: 0, data: folder })
  onTestFinished(() => again.close())
  const { state } = again.org('acme')!.model
  expect(Object.values(state.users)).toEqual([])
  expect(Object.values(state.groups).map(({ profile }) => profile.name)).toEqual([
    'Everyone',
    'After the reset',
  ])
})

test('300 orgs are made, each answers for itself, and deleting them leaves none', async () => {
  const { kept, files } = await oktaWithFolder()
  const names = Array.from({ length: 300 }, (_, index) => `org-${index}`)
  const made = await Promise.all(
    names.map(name =>
      askControl(kept, 'POST', '/_sim/orgs', {
        name,
        seed: { people: [{ firstName: 'A', lastName: 'B', login: `a@${name}.example`, password: PASSWORD }] },
      }),
    ),
  )
  expect(made.filter(({ status }) => status !== 201)).toEqual([])
  expect(new Set(made.map(({ body }) => body.apiToken)).size).toBe(300)
  const issuers = await Promise.all(
    names.map(async name => {
      const response = await fetch(`${kept.org(name)!.url}/.well-known/openid-configuration`)
      return ((await response.json()) as { issuer: string }).issuer
    }),
  )
  expect(issuers).toEqual(names.map(name => kept.org(name)!.url))
  const health = await askControl(kept, 'GET', '/_sim/health')
  expect(health.body).toMatchObject({ status: 'ready', orgs: 300 })
  const gone = await Promise.all(names.map(name => askControl(kept, 'DELETE', `/_sim/orgs/${name}`)))
  expect(gone.filter(({ status }) => status !== 204)).toEqual([])
  expect([kept.orgs(), kept.exchanges.list(), kept.exchanges.finished(), await files()]).toEqual([
    [],
    [],
    [],
    [],
  ])
})

test('an org keeps its public URL through a reset, and leaves it to others when it is deleted', async () => {
  const publicUrl = `http://login.acme.localhost:${okta().port}`
  const made = await askControl(okta(), 'POST', '/_sim/orgs', { name: 'public', publicUrl })
  expect([made.status, made.body.issuer]).toEqual([201, publicUrl])
  const org = okta().org('public')!
  org.reset()
  expect([org.url, org.model.state.addresses?.url]).toEqual([publicUrl, publicUrl])

  const taken = await askControl(okta(), 'POST', '/_sim/orgs', { name: 'second', publicUrl })
  expect([taken.status, taken.body.error?.code, okta().org('second')]).toEqual([409, 'conflict', undefined])
  const wrong = await askControl(okta(), 'POST', '/_sim/orgs', { name: 'third', publicUrl: 'ftp://x' })
  expect([wrong.status, wrong.body.error?.code]).toEqual([400, 'invalid_request'])
  const unborn = { name: 'fourth', publicUrl: `http://a.fourth.localhost:${okta().port}` }
  const spoiltSeed = { people: [{ firstName: 'A', lastName: 'B', login: 'none' }] }
  expect((await askControl(okta(), 'POST', '/_sim/orgs', { ...unborn, seed: spoiltSeed })).status).toBe(400)

  await okta().deleteOrg('public')
  expect((await askControl(okta(), 'POST', '/_sim/orgs', { name: 'second', publicUrl })).status).toBe(201)
  expect((await askControl(okta(), 'POST', '/_sim/orgs', { ...unborn, name: 'fifth' })).status).toBe(201)
})

test('keys turn over HTTP as they do in TypeScript', async () => {
  const { org } = await newOrg()
  const first = org.authorizationServers.signingKey().kid
  const rotated = await askControl(okta(), 'POST', `/_sim/orgs/${org.name}/keys/rotate`)
  expect(rotated.body.published).toContain(first)
  expect(rotated.body.signing).not.toBe(first)
  const retired = await askControl(okta(), 'POST', `/_sim/orgs/${org.name}/keys/retire`)
  const { keys } = (await (await fetch(`${org.url}/oauth2/v1/keys`)).json()) as { keys: { kid: string }[] }
  expect(retired.body).toEqual({ signing: rotated.body.signing, published: keys.map(({ kid }) => kid) })
  expect(retired.body.published).not.toContain(first)
})
