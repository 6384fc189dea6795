import { expect, test } from 'vitest'
import { clientSettings, newOrg, refusalOf } from './model.ts'

test('a client outside the catalog is on the dashboard, under its label, with an id and a secret of the org', () => {
  const { applications } = newOrg()
  const app = applications.addClient({ label: ' Own Desk ' }, clientSettings())
  expect(app).toMatchObject({ name: 'oidc_client', label: 'Own Desk', hideFromDashboard: false })
  expect(app.id).toMatch(/^0oa\d{17}$/)
  expect(app.clientSecret).toMatch(/^[0-9A-Za-z]{64}$/)
})

test('a client outside the catalog has no Express Configuration', () => {
  const { applications } = newOrg()
  const { expressConfiguration } = applications.addClient({ label: 'Own Desk' }, clientSettings())
  expect(expressConfiguration).toEqual({
    supportedCapabilities: [],
    enabledCapabilities: [],
    variables: {},
    configured: null,
  })
})

test.each(['desk-1', "Own_Desk.+!*'(),$", 'undefined', 'x'.repeat(100)])(
  'a client may be given the id %j, and the next one has one of the org',
  clientId => {
    const { applications } = newOrg()
    const app = applications.addClient({ label: 'Own Desk' }, clientSettings(), clientId)
    expect(app.id).toBe(clientId)
    expect(applications.get(clientId)).toBe(app)
    expect(applications.addClient({ label: 'Next Desk' }, clientSettings()).id).toMatch(/^0oa/)
  },
)

const alphabet = "client_id: The field must be 6 to 100 letters, digits or characters of $-_.+!*'(),"

test.each([
  ['desk1', alphabet],
  ['x'.repeat(101), alphabet],
  ['/desk-1', alphabet],
  ['desk-1 ', alphabet],
  ['ALL_CLIENTS', "client_id: 'ALL_CLIENTS' is a reserved word"],
  ['__proto__', "client_id: '__proto__' is a reserved word"],
  ['taken-id', 'client_id: The field must be unique'],
])('the id %j is refused to a client, and nothing is added', (clientId, cause) => {
  const { applications } = newOrg()
  applications.addClient({ label: 'First Desk' }, clientSettings(), 'taken-id')
  const refusal = refusalOf(() => applications.addClient({ label: 'Own Desk' }, clientSettings(), clientId))
  expect(refusal).toEqual({ code: 'E0000001', causes: [cause] })
  expect(applications.list()).toHaveLength(1)
})

test.each(['none', 'private_key_jwt'] as const)(
  'a client that authenticates by %s has no secret, though one is given',
  tokenEndpointAuthMethod => {
    const { applications } = newOrg()
    const client = clientSettings({ tokenEndpointAuthMethod }, { clientSecret: 'secret-of-desk' })
    expect(applications.addClient({ label: 'Own Desk' }, client).clientSecret).toBeNull()
  },
)

test('a client keeps its secret through a change, unless another is given', () => {
  const { applications } = newOrg()
  const app = applications.addClient(
    { label: 'Own Desk' },
    clientSettings({}, { clientSecret: 'first-secret' }),
  )
  applications.updateClient(app, clientSettings({ pkceRequired: false }))
  expect([app.clientSecret, app.oauthClient.pkceRequired]).toEqual(['first-secret', false])
  applications.updateClient(app, clientSettings({}, { clientSecret: 'second-secret' }))
  expect(app.clientSecret).toBe('second-secret')
})

test('a client that comes to need a secret gets one, and one that ceases to loses it', () => {
  const { applications } = newOrg()
  const isPublic = clientSettings({ tokenEndpointAuthMethod: 'none' })
  const app = applications.addClient({ label: 'Own Desk' }, isPublic)
  applications.updateClient(app, clientSettings())
  expect(app.clientSecret).toMatch(/^[0-9A-Za-z]{64}$/)
  applications.updateClient(app, isPublic)
  expect(app.clientSecret).toBeNull()
})

test('a change of a client that contradicts itself is refused, and changes nothing', () => {
  const { applications } = newOrg()
  const app = applications.addClient({ label: 'Own Desk' }, clientSettings())
  const refusal = refusalOf(() => applications.updateClient(app, clientSettings({}, { redirectUris: [] })))
  expect(refusal.code).toBe('E0000001')
  expect(app.redirectUris).toEqual(['https://desk.example/callback'])
})
