import { expect, test } from 'vitest'
import { managementClient } from '../api/management-client.ts'
import { oktaOfThisFile } from '../okta.ts'
import { addClient, codeFor, completeSignIn, exchange, userinfo } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()

/** Ann, in four groups, may use an app of the org's own. */
async function scene(names = ['Engineering', 'Eng-Ops', 'Sales']) {
  const made = await newOrg()
  const app = addClient(made.org)
  made.org.model.assignments.assignUser(app, made.ann)
  for (const name of names) made.org.addToGroup(made.org.createGroup({ name }).id, made.ann.id)
  const path = `/internal/apps/${app.id}/settings/oauth/idToken`
  return { ...made, app, path, api: managementClient(made.org) }
}

async function claimsOf({ org, app, ann }: Awaited<ReturnType<typeof scene>>, scope = 'openid email groups') {
  const { begun, callback } = await codeFor(org, app, ann, { scope })
  const tokens = await completeSignIn(begun, callback)
  return [tokens.claims()?.groups, (await userinfo(org, tokens.access_token)).body.groups]
}

test.each([
  ['STARTS_WITH', 'Eng', ['Engineering', 'Eng-Ops']],
  ['EQUALS', 'Sales', ['Sales']],
  ['CONTAINS', 'ng-', ['Eng-Ops']],
  ['REGEX', '.*', ['Everyone', 'Engineering', 'Eng-Ops', 'Sales']],
  ['REGEX', 'Eng', []],
] as const)('%s %s lets the groups %j into the claim', async (groupFilterType, value, groups) => {
  const made = await scene()
  const { status } = await made.api.post(made.path, { groupFilterType, name: 'groups', value })
  expect(status).toBe(200)
  expect(await claimsOf(made)).toEqual([groups, groups])
})

test('without a filter, or without the scope, there is no claim', async () => {
  const made = await scene()
  expect(await claimsOf(made)).toEqual([undefined, undefined])
  await made.api.post(made.path, { groupFilterType: 'REGEX', name: 'groups', value: '.*' })
  expect(await claimsOf(made, 'openid email')).toEqual([undefined, undefined])
  expect((await made.api.get(made.path)).body).toMatchObject({
    valueType: 'GROUPS',
    groupFilterType: 'REGEX',
  })
  await made.api.post(made.path, { valueType: 'NONE' })
  expect(await claimsOf(made)).toEqual([undefined, undefined])
})

test('a hundred groups are named, and one more fails the request', async () => {
  const made = await scene(Array.from({ length: 100 }, (_, number) => `Team ${number}`))
  await made.api.post(made.path, { groupFilterType: 'STARTS_WITH', name: 'groups', value: 'Team' })
  expect((await claimsOf(made))[0]).toHaveLength(100)
  const { org, app, ann } = made
  org.addToGroup(org.createGroup({ name: 'Team 100' }).id, ann.id)
  const { begun, code } = await codeFor(org, app, ann, { scope: 'openid groups' })
  expect(await exchange(org, app, { code, code_verifier: begun.verifier })).toEqual({
    status: 400,
    body: {
      error: 'server_error',
      error_description:
        'The groups claim matched too many groups and must be configured to match fewer groups.',
    },
  })
})

test('a filter that is none is refused, and an app from the catalog gets none', async () => {
  const made = await scene()
  for (const body of [
    { groupFilterType: 'REGEX', name: 'groups', value: '(' },
    { groupFilterType: 'EQUALS', name: 'groups', value: '' },
    { name: 'groups', value: 'Eng' },
    { groupFilterType: 'EQUALS', name: 'teams', value: 'Eng' },
  ]) {
    const { status, body: answer } = await made.api.post(made.path, body)
    expect([status, answer.errorCode]).toEqual([400, 'E0000001'])
  }
  const [desk] = made.org.model.applications.list().filter(({ name }) => name === 'acme_desk')
  const body = { groupFilterType: 'REGEX', name: 'groups', value: '.*' }
  expect((await made.api.post(made.path.replace(made.app.id, desk!.id), body)).status).toBe(403)
})
