import { expect, test } from 'vitest'
import { bookmark, integration, newOrg, refusalOf } from './model.ts'

test('a new app is active, not set up, and has an id, a secret and the redirect URIs of its integration', () => {
  const { applications } = newOrg()
  const app = applications.add(integration, { label: ' Acme Desk ' })
  expect(app).toMatchObject({
    label: 'Acme Desk',
    status: 'ACTIVE',
    redirectUris: ['http://desk.example/callback'],
    initiateLoginUri: null,
    expressConfiguration: { supportedCapabilities: ['SSO'], enabledCapabilities: [], configured: null },
  })
  expect(app.id).toMatch(/^0oa/)
  expect(app.clientSecret).toMatch(/^[0-9A-Za-z]{64}$/)
})

test('an app keeps redirect URIs of its own when the integration changes', () => {
  const { applications } = newOrg()
  const changing = { ...integration, redirectUris: ['http://desk.example/callback'] }
  const app = applications.add(changing, { label: 'Acme Desk' })
  changing.redirectUris.push('http://other.example/callback')
  expect(app.redirectUris).toEqual(['http://desk.example/callback'])
})

test.each(['Acme Desk', '  Acme Desk  '])('a second app labelled %j is refused with E0000040', label => {
  const { applications } = newOrg()
  const app = applications.add(integration, { label: 'Acme Desk' })
  expect(refusalOf(() => applications.add(integration, { label }))).toEqual({ code: 'E0000040', causes: [] })
  const other = applications.add(integration, { label: 'Another Desk' })
  expect(refusalOf(() => applications.updateSettings(other, { label })).code).toBe('E0000040')
  expect(applications.list()).toEqual([app, other])
  expect(other.label).toBe('Another Desk')
})

test('the sentence of E0000040 is Okta’s', () => {
  const { applications } = newOrg()
  applications.add(integration, { label: 'Acme Desk' })
  expect(() => applications.add(integration, { label: 'Acme Desk' })).toThrow(
    'Application label must not be the same as an existing application label.',
  )
})

test('an app may be saved under the label it has', () => {
  const { applications } = newOrg()
  const app = applications.add(integration, { label: 'Acme Desk' })
  applications.updateSettings(app, { label: ' Acme Desk ', hideFromDashboard: true })
  expect([app.label, app.hideFromDashboard]).toEqual(['Acme Desk', true])
  applications.updateSettings(app, { label: 'Acme Desk' })
  expect(app.hideFromDashboard).toBe(false)
})

test('an app is found by its label, and by no other', () => {
  const { applications } = newOrg()
  applications.add(integration, { label: 'Acme Desk' })
  const other = applications.add(integration, { label: 'Another Desk' })
  expect(applications.byLabel('Another Desk')).toBe(other)
  expect(applications.byLabel('Desk')).toBeUndefined()
})

test('a blank label is refused by name', () => {
  const { applications } = newOrg()
  expect(refusalOf(() => applications.add(integration, { label: ' ' }))).toEqual({
    code: 'E0000001',
    causes: ['label: The field cannot be left blank'],
  })
})

test('a bookmark leads to its address, and has no secret and no Express Configuration', () => {
  const { applications } = newOrg()
  const app = applications.add(bookmark, { label: 'Wiki', url: 'https://wiki.example/start' })
  expect([app.initiateLoginUri, app.clientSecret]).toEqual(['https://wiki.example/start', null])
  expect(app.expressConfiguration.supportedCapabilities).toEqual([])
})

test('a bookmark is led elsewhere, and nowhere but to an http or https address', () => {
  const { applications } = newOrg()
  const app = applications.add(bookmark, { label: 'Wiki', url: 'https://wiki.example/start' })
  applications.updateBookmark(app, 'http://wiki.example/')
  expect(app.initiateLoginUri).toBe('http://wiki.example/')
  const refusal = refusalOf(() => applications.updateBookmark(app, 'javascript:alert(1)'))
  expect(refusal).toEqual({ code: 'E0000001', causes: ['url: The field must be an http or https address'] })
  expect(app.initiateLoginUri).toBe('http://wiki.example/')
})

test.each([undefined, '', 'wiki', '//wiki.example', 'javascript:alert(1)', 'file:///etc/passwd'])(
  'a bookmark to %j is refused, and nothing is added',
  url => {
    const { applications } = newOrg()
    const refusal = refusalOf(() =>
      applications.add(bookmark, { label: 'Wiki', ...(url !== undefined && { url }) }),
    )
    expect(refusal).toEqual({ code: 'E0000001', causes: ['url: The field must be an http or https address'] })
    expect(applications.list()).toEqual([])
  },
)

test('Express Configuration leaves SSO enabled, its variables and where the tile leads', () => {
  const { applications, pass } = newOrg()
  const app = applications.add(integration, { label: 'Acme Desk' })
  pass(90)
  applications.configure(app, 'http://desk.example/login?organization=org_1', { organization_id: 'org_1' })
  expect(app.initiateLoginUri).toBe('http://desk.example/login?organization=org_1')
  expect(app.expressConfiguration).toEqual({
    supportedCapabilities: ['SSO'],
    enabledCapabilities: ['SSO'],
    variables: { organization_id: 'org_1' },
    configured: '2026-01-31T12:01:30.000Z',
  })
})

test('the System Log tells of each change of status once', () => {
  const { applications, eventsOf } = newOrg()
  const app = applications.add(integration, { label: 'Acme Desk' })
  const told = () => ['deactivate', 'activate'].map(act => eventsOf(`application.lifecycle.${act}`).length)
  for (const _ of ['once', 'again']) applications.setStatus(app, 'INACTIVE')
  expect(told()).toEqual([1, 0])
  applications.setStatus(app, 'ACTIVE')
  expect(told()).toEqual([1, 1])
})

test('no app goes by a name that every object inherits', () => {
  const { applications } = newOrg()
  expect(applications.find('constructor')).toBeUndefined()
  expect(refusalOf(() => applications.get('__proto__')).code).toBe('E0000007')
})

test('deactivation voids an app’s tokens for good; activation does not', () => {
  const { applications, configuredApp, pass } = newOrg()
  const app = configuredApp()
  expect(app.tokensNotBefore).toBeNull()
  pass(60)
  applications.setStatus(app, 'INACTIVE')
  pass(60)
  applications.setStatus(app, 'ACTIVE')
  expect([app.tokensNotBefore, app.lastUpdated]).toEqual([
    '2026-01-31T12:01:00.000Z',
    '2026-01-31T12:02:00.000Z',
  ])
})

test('an active app is not deleted; an inactive one takes its own assignments along', () => {
  const { applications, assignments, groups, configuredApp, person, state } = newOrg()
  const [ann, group] = [person('Ann'), groups.create({ name: 'Engineering' })]
  const [app, other] = [configuredApp(), configuredApp('Other Desk')]
  for (const one of [app, other]) {
    assignments.assignUser(one, ann)
    assignments.assignGroup(one, group)
  }
  expect(refusalOf(() => applications.delete(app)).code).toBe('E0000056')
  applications.setStatus(app, 'INACTIVE')
  applications.delete(app)
  expect([applications.find(app.id), assignments.appUser(app, ann)]).toEqual([undefined, undefined])
  expect([state.assignments, state.groupAssignments].map(all => all.map(({ appId }) => appId))).toEqual([
    [other.id],
    [other.id],
  ])
})

test('a client secret of Express Configuration takes over when it ends, and is the same in a second run', () => {
  const { applications } = newOrg()
  const app = applications.add(integration, { label: 'Desk' })
  const before = app.clientSecret
  const pending = applications.renewClientSecret(app)
  expect([applications.renewClientSecret(app), app.clientSecret]).toEqual([pending, before])
  applications.configure(app, 'http://desk.example/login', {})
  expect([app.clientSecret, app.pendingClientSecret]).toEqual([pending, null])
})

test('Express Configuration is for the oldest instance of an integration that supports it', () => {
  const { applications, configuredApp } = newOrg()
  const wiki = applications.add(bookmark, { label: 'Wiki', url: 'https://wiki.example' })
  const [first, second] = [configuredApp(), configuredApp('Other Desk')]
  expect([wiki, first, second].map(applications.isConfigurable)).toEqual([false, true, false])
})
