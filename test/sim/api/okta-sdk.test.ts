import okta from '@okta/okta-sdk-nodejs'
import { expect, test } from 'vitest'
import { addDesk, oktaOfThisFile } from '../okta.ts'

const { newOrg } = oktaOfThisFile()

/** The official client, as its own documentation says to make one. */
async function scene() {
  const { org } = await newOrg()
  return { org, client: new okta.Client({ orgUrl: org.url, token: org.apiToken }) }
}

const person = (name: string) => ({
  profile: { firstName: name, lastName: 'Jones', email: `${name}@example.com`, login: `${name}@example.com` },
  credentials: { password: { value: 'Correct-Horse-9' } },
})

/** Everything that a collection of the client yields. */
async function all<T>(collection: { each(visit: (item: T) => void): Promise<unknown> }): Promise<T[]> {
  const items: T[] = []
  await collection.each(item => {
    items.push(item)
  })
  return items
}

test('the official client makes a person, changes them, takes them through their life and deletes them', async () => {
  const { client } = await scene()
  const { userApi } = client
  const made = await userApi.createUser({ body: person('eve') })
  expect([made.status, made.profile?.login]).toEqual(['ACTIVE', 'eve@example.com'])
  const userId = made.id!
  const found = await userApi.getUser({ userId: 'eve@example.com' })
  expect(found.id).toBe(userId)
  const changed = await userApi.updateUser({ userId, user: { profile: { nickName: 'Evie' } } })
  expect([changed.profile?.nickName, changed.profile?.firstName]).toEqual(['Evie', 'eve'])
  const statusAfter = async (act: Promise<unknown>) => {
    await act
    return (await userApi.getUser({ userId })).status
  }
  expect(await statusAfter(userApi.suspendUser({ userId }))).toBe('SUSPENDED')
  expect(await statusAfter(userApi.unsuspendUser({ userId }))).toBe('ACTIVE')
  expect((await userApi.expirePassword({ userId })).status).toBe('PASSWORD_EXPIRED')
  expect(await statusAfter(userApi.deactivateUser({ userId }))).toBe('DEPROVISIONED')
  await userApi.deleteUser({ userId })
  await expect(userApi.getUser({ userId })).rejects.toMatchObject({ status: 404, errorCode: 'E0000007' })
})

test('the official client pages through 1,000 people, each of them once', async () => {
  const { client, org } = await scene()
  const before = (await all(await client.userApi.listUsers({}))).length
  for (let number = 0; number < 1000; number += 1) {
    org.createUser({
      firstName: `N${number}`,
      lastName: 'Jones',
      login: `n${number}@example.com`,
      password: 'x',
    })
  }
  const people = await all(await client.userApi.listUsers({ limit: 60 }))
  expect(people).toHaveLength(before + 1000)
  expect(new Set(people.map(({ id }) => id)).size).toBe(before + 1000)
  const few = await all(await client.userApi.listUsers({ search: 'profile.login sw "n99"', limit: 3 }))
  expect(few.map(({ profile }) => profile?.login).sort()).toEqual(
    ['n99', ...Array.from({ length: 10 }, (_, last) => `n99${last}`)]
      .map(name => `${name}@example.com`)
      .sort(),
  )
})

test('the official client makes groups, fills them by hand and by rule', async () => {
  const { client } = await scene()
  const { groupApi, userApi } = client
  const group = await groupApi.createGroup({
    group: { profile: { name: 'Engineering', description: 'Builds' } },
  })
  const eve = await userApi.createUser({ body: person('eve') })
  const max = await userApi.createUser({ body: person('max') })
  const members = async () =>
    (await all(await groupApi.listGroupUsers({ groupId: group.id! }))).map(({ id }) => id)
  await groupApi.assignUserToGroup({ groupId: group.id!, userId: eve.id! })
  expect(await members()).toEqual([eve.id])
  const rule = await groupApi.createGroupRule({
    groupRule: {
      type: 'group_rule',
      name: 'Engineers',
      conditions: { expression: { type: 'urn:okta:expression:1.0', value: 'user.department=="Eng"' } },
      actions: { assignUserToGroups: { groupIds: [group.id!] } },
    },
  })
  await groupApi.activateGroupRule({ ruleId: rule.id! })
  await userApi.updateUser({ userId: max.id!, user: { profile: { department: 'Eng' } } })
  expect((await members()).sort()).toEqual([eve.id, max.id].sort())
  await groupApi.unassignUserFromGroup({ groupId: group.id!, userId: eve.id! })
  expect(await members()).toEqual([max.id])
  await groupApi.deactivateGroupRule({ ruleId: rule.id! })
  await groupApi.deleteGroupRule({ ruleId: rule.id!, removeUsers: true })
  expect(await members()).toEqual([])
})

test('the official client makes an app, assigns it to a person and a group, and deletes it', async () => {
  const { client } = await scene()
  const { applicationApi, groupApi, userApi } = client
  const app = await applicationApi.createApplication({
    application: {
      name: 'oidc_client',
      label: 'Portal',
      signOnMode: 'OPENID_CONNECT',
      credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_post' } },
      settings: {
        oauthClient: {
          application_type: 'web',
          redirect_uris: ['http://app.example/callback'],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      },
    } as Parameters<typeof applicationApi.createApplication>[0]['application'],
  })
  const appId = app.id!
  const eve = await userApi.createUser({ body: person('eve') })
  const max = await userApi.createUser({ body: person('max') })
  const group = await groupApi.createGroup({ group: { profile: { name: 'Engineering' } } })
  await groupApi.assignUserToGroup({ groupId: group.id!, userId: max.id! })
  await applicationApi.assignUserToApplication({ appId, appUser: { id: eve.id!, scope: 'USER' } })
  await applicationApi.assignGroupToApplication({
    appId,
    groupId: group.id!,
    applicationGroupAssignment: { priority: 0 },
  })
  const appUsers = await all(await applicationApi.listApplicationUsers({ appId }))
  expect(Object.fromEntries(appUsers.map(({ id, scope }) => [id, scope]))).toEqual({
    [eve.id!]: 'USER',
    [max.id!]: 'GROUP',
  })
  await expect(applicationApi.deleteApplication({ appId })).rejects.toMatchObject({ errorCode: 'E0000056' })
  await applicationApi.deactivateApplication({ appId })
  await applicationApi.deleteApplication({ appId })
  await expect(applicationApi.getApplication({ appId })).rejects.toMatchObject({ status: 404 })
})

test('the official client reads an app of the catalog and what Express Configuration made of it', async () => {
  const { client, org } = await scene()
  const desk = addDesk(org, 'Desk Again')
  const app = await client.applicationApi.getApplication({ appId: desk.id })
  expect([app.label, app.expressConfiguration?.enabledCapabilities]).toEqual(['Desk Again', ['SSO']])
})

test('the official client reads the log of a span of time to its end', async () => {
  const { client, org } = await scene()
  await client.userApi.createUser({ body: person('eve') })
  const until = new Date(org.model.now().getTime() + 60_000)
  const events = await all(
    await client.systemLogApi.listLogEvents({
      until: until.toISOString(),
      filter: 'eventType eq "user.lifecycle.create"',
      limit: 2,
    }),
  )
  expect(events.map(({ target }) => target?.[0]?.alternateId)).toContain('eve@example.com')
  expect(events.length).toBeGreaterThan(2)
})
