import { describe, expect, test } from 'vitest'
import { ApiError, answerApiErrors } from '../../sp/connections/api-errors.ts'
import {
  type Connection,
  connectionStatus,
  isOffered,
  issuerSchema,
} from '../../sp/connections/connection.ts'
import { changedConnection, leftBehind } from '../../sp/connections/organization-connections.ts'
import { isSameApp, mayReplace } from '../../sp/connections/replacement.ts'
import { applicationClientId } from '../../sp/integration.ts'
import type { Workspace } from '../../sp/workspaces/workspace.ts'

const issuer = 'https://acme.okta.test'

function connection(changes: Partial<Connection> = {}): Connection {
  return {
    id: 'con_1',
    name: 'okta-acme-1',
    strategy: 'okta',
    display_name: 'Okta',
    options: { client_id: '0oa1', client_secret: 'old', issuer, scope: 'openid' },
    enabled_clients: [applicationClientId],
    enabled: { at: 1000, assign_membership_on_login: true, show_as_button: true },
    disabled: null,
    ...changes,
  }
}

describe('an issuer', () => {
  test.each([issuer, 'http://acme.okta.localhost:4600'])('may be %s', value => {
    expect(issuerSchema.safeParse(value).success).toBe(true)
  })

  test.each(['acme.okta.test', 'ftp://acme.okta.test', 'wss://acme.okta.test', `${issuer}/`, `${issuer}/x`])(
    'may not be %s',
    value => {
      expect(issuerSchema.safeParse(value).success).toBe(false)
    },
  )
})

describe('a connection', () => {
  test('is ready as soon as the delay is over, and not before', () => {
    const delay = { connection_delay_ms: 500 }
    expect([1499, 1500].map(now => connectionStatus(connection(), delay, now))).toEqual(['pending', 'ready'])
  })

  test('that is not to be shown as a button is ready, and offered to nobody', () => {
    const hidden = connection({ enabled: { ...connection().enabled!, show_as_button: false } })
    const delay = { connection_delay_ms: 0 }
    expect(connectionStatus(hidden, delay, 1000)).toBe('ready')
    expect(isOffered(hidden, delay, 1000)).toBe(false)
  })

  test('is changed alone, with a new client secret where one is given', () => {
    const [before, other] = [connection(), connection({ id: 'con_2', name: 'okta-acme-2' })]
    const workspace = { connections: [before, other] } as Workspace
    const { client_secret, ...rest } = before.options
    const renewed = changedConnection(workspace, before, { options: { ...rest, client_secret: 'new' } })
    expect(renewed.connection.options.client_secret).toBe('new')
    expect(renewed.connections).toEqual([renewed.connection, other])
    expect(changedConnection(workspace, before, { options: rest }).connection.options.client_secret).toBe(
      'old',
    )
  })
})

test('a workspace that is connected to nothing may be connected, whatever else was consented to', () => {
  expect(mayReplace(undefined, issuer, 'https://other.okta.test')).toBe(true)
})

test('the same client_id in another Okta org is another app', () => {
  const elsewhere = connection({ options: { ...connection().options, issuer: 'https://other.okta.test' } })
  expect(isSameApp(connection(), elsewhere)).toBe(false)
  expect(isSameApp(connection(), connection({ id: 'con_2' }))).toBe(true)
})

test('an app that is connected anew leaves the connections that are enabled, in every other workspace that has one', () => {
  const otherApp = connection({ id: 'con_2', options: { ...connection().options, client_id: '0oa2' } })
  const left = connection({ id: 'con_3', enabled: null, disabled: { at: 500 } })
  const of = (...connections: Connection[]) => ({ connections }) as Workspace
  const [at, both, longAgo, never] = [of(connection()), of(otherApp, connection()), of(left), of()]
  const leave = (one: Connection) => ({ ...one, enabled: null, disabled: { at: 2000 } })
  const found = leftBehind([at, both, longAgo, never], { connection: connection(), at }, leave)
  expect([...found]).toEqual([[both, [otherApp, leave(connection())]]])
})

describe('what goes wrong in the management API', () => {
  async function answered(thrown: unknown) {
    const [headers, logged] = [{} as Record<string, string>, [] as unknown[]]
    const ctx = {
      app: { emit: (_event: string, error: unknown) => logged.push(error) },
      set: (name: string, value: string) => Object.assign(headers, { [name]: value }),
      status: 200,
      body: undefined as unknown,
    }
    await answerApiErrors(ctx as never, () => Promise.reject(thrown))
    return { status: ctx.status, headers, logged, body: ctx.body }
  }

  test('unforeseen is logged, and its answer holds nothing of it', async () => {
    const unforeseen = new Error('a secret')
    const { status, logged, body } = await answered(unforeseen)
    expect({ status, logged }).toEqual({ status: 500, logged: [unforeseen] })
    expect(JSON.stringify(body)).not.toContain('a secret')
  })

  test.each([401, 403] as const)('is not logged where it is an answer: %i', async status => {
    const error = new ApiError(status, 'refused', 'No.')
    const answer = await answered(error)
    expect(answer).toMatchObject({ status, logged: [], body: { statusCode: status, errorCode: 'refused' } })
    expect('www-authenticate' in answer.headers).toBe(status === 401)
  })
})
