import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningAlpacon, startAlpacon } from '../../sp/index.ts'
import { oin } from './express-configuration-client.ts'
import { type Operator, operatorOf } from './operator.ts'

let sp: RunningAlpacon
let operator: Operator

beforeAll(async () => {
  sp = await startAlpacon({ port: 0, oin, connectionDelayMs: 7 })
  operator = operatorOf(sp)
})
afterAll(() => sp.close())

const superuser = {
  email: 'ada@example.test',
  password: 'correct horse',
  first_name: 'Ada',
  last_name: 'Lovelace',
}

test.each([undefined, 'Bearer wrong', 'Basic b3A6', 'Bearer '])(
  'the token %s is refused',
  async authorization => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
    const answer = await fetch(`${sp.url}/api/operator/workspaces`, { headers })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ error: 'unauthorized' })
  },
)

test('the API is on the front host only', async () => {
  await operator.makeWorkspace('only-front')
  const headers = { authorization: `Bearer ${sp.operatorToken}` }
  for (const host of [sp.authUrl, sp.workspaceUrl('only-front')]) {
    expect((await fetch(`${host}/api/operator/workspaces`, { headers })).status).toBe(404)
  }
})

describe('a workspace', () => {
  test('is deleted with its people, and its name is free again; one that is not there is 404', async () => {
    const made = await operator.makeWorkspace('passing')
    const remove = () =>
      fetch(`${sp.url}/api/operator/workspaces/passing`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${sp.operatorToken}` },
      })
    expect((await remove()).status).toBe(204)
    expect((await operator.call('GET', 'workspaces/passing')).status).toBe(404)
    expect((await remove()).status).toBe(404)
    const again = await operator.makeWorkspace('passing')
    expect(again.organization_id).not.toBe(made.organization_id)
  })

  test('is made with its superuser, and found again', async () => {
    const made = await operator.call('POST', 'workspaces', { name: 'alpha', plan: 'Enterprise', superuser })
    expect(made.status).toBe(201)
    expect(made.body).toEqual({
      name: 'alpha',
      schema_name: 'alpha',
      display_name: 'alpha',
      organization_id: expect.stringMatching(/^org_\w{16}$/),
      url: sp.workspaceUrl('alpha'),
      plan: 'Enterprise',
      region: 'us1',
      connection_delay_ms: 7,
      longest_sign_in_age_s: null,
    })
    expect((await operator.call('GET', 'workspaces/alpha')).body).toEqual(made.body)
    expect((await operator.call('GET', 'workspaces')).body).toContainEqual(made.body)
    const users = await operator.users('alpha')
    expect(users).toEqual([
      expect.objectContaining({
        email: superuser.email,
        username: 'ada',
        role: 'superuser',
        is_staff: true,
        source: 'invited',
      }),
    ])
    expect(JSON.stringify(users)).not.toMatch(/password|scrypt/)
  })

  test('needs a name of its own', async () => {
    await operator.makeWorkspace('beta')
    const again = await operator.call('POST', 'workspaces', { name: 'beta', plan: 'Free', superuser })
    expect(again).toMatchObject({ status: 409, body: { error: 'name_taken', field: 'name' } })
  })

  test('is made once when asked for twice at the same instant', async () => {
    const ask = () => operator.call('POST', 'workspaces', { name: 'gamma', plan: 'Free', superuser })
    const answers = await Promise.all([ask(), ask()])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test('changes plan and delay, and nothing else', async () => {
    await operator.makeWorkspace('delta')
    const changed = await operator.call('PATCH', 'workspaces/delta', {
      plan: 'Free',
      connection_delay_ms: 5000,
    })
    expect(changed.body).toMatchObject({ plan: 'Free', connection_delay_ms: 5000 })
    const renamed = await operator.call('PATCH', 'workspaces/delta', { name: 'other' })
    expect(renamed).toMatchObject({ status: 400, body: { error: 'invalid', field: 'name' } })
  })

  const valid = { name: 'epsilon', plan: 'Free', superuser }
  test.each([
    ['name', { ...valid, name: 'Not A Label' }],
    ['name', { ...valid, name: 'a'.repeat(64) }],
    ['name', { ...valid, name: 'a.b' }],
    ['plan', { ...valid, plan: 'Gold' }],
    ['superuser', { ...valid, superuser: undefined }],
    ['superuser.email', { ...valid, superuser: { ...superuser, email: 'ada' } }],
    ['superuser.password', { ...valid, superuser: { ...superuser, password: 'short' } }],
    ['connection_delay_ms', { ...valid, connection_delay_ms: -1 }],
    ['typo', { ...valid, typo: true }],
    ['name', undefined],
  ])('with a bad %s is refused by that name: %j', async (field, body) => {
    const { status, body: answer } = await operator.call('POST', 'workspaces', body)
    expect(status).toBe(400)
    expect(answer.error).toBe('invalid')
    expect(answer.field).toBe(field)
    expect((await operator.call('GET', 'workspaces/epsilon')).status).toBe(404)
  })

  test('is not made from a list', async () => {
    const { status, body } = await operator.call('POST', 'workspaces', [])
    expect(status).toBe(400)
    expect(body.message).toContain('The body:')
  })

  test('is not made from something that is no JSON', async () => {
    const headers = { authorization: `Bearer ${sp.operatorToken}`, 'content-type': 'application/json' }
    const answer = await fetch(`${sp.url}/api/operator/workspaces`, {
      method: 'POST',
      headers,
      body: '{"name":',
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      error: 'invalid',
      message: 'The body is too large or not JSON.',
    })
  })

  test('that is unknown is named', async () => {
    const { status, body } = await operator.call('GET', 'workspaces/nobody/users')
    expect(status).toBe(404)
    expect(body.message).toContain('nobody')
  })
})

describe('a member', () => {
  test.each(['superuser', 'staff', 'user'] as const)('is added as %s', async role => {
    await operator.makeWorkspace(`with-${role}`)
    const person = {
      email: 'bob@example.test',
      password: 'correct horse',
      first_name: 'Bob',
      last_name: 'B',
      role,
    }
    const { status, body } = await operator.call('POST', `workspaces/with-${role}/members`, person)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      role,
      is_staff: role !== 'user',
      is_superuser: role === 'superuser',
      source: 'invited',
    })
    const again = await operator.call('POST', `workspaces/with-${role}/members`, {
      ...person,
      email: 'BOB@example.test',
    })
    expect(again).toMatchObject({ status: 409, body: { error: 'email_taken', field: 'email' } })
  })

  test('is deactivated and activated again', async () => {
    await operator.makeWorkspace('eta')
    const [user] = await operator.users('eta')
    for (const is_active of [false, true]) {
      const { body } = await operator.call('PATCH', `workspaces/eta/users/${user.id}`, { is_active })
      expect(body.is_active).toBe(is_active)
    }
    const bad = await operator.call('PATCH', `workspaces/eta/users/${user.id}`, { is_superuser: true })
    expect(bad.status).toBe(400)
    expect(
      (await operator.call('PATCH', 'workspaces/eta/users/usr_nobody', { is_active: true })).status,
    ).toBe(404)
  })
})
