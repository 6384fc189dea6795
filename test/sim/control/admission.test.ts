import { describe, expect, test } from 'vitest'
import { admit } from '../../../sim/control/admission.ts'
import { oktaOfThisFile } from '../okta.ts'
import { askControl } from './control-client.ts'

const { okta, newOrg } = oktaOfThisFile()
const landing = () => `okta.localhost:${okta().port}`
const statusAt = async (host: string, path: string) =>
  (await askControl(okta(), 'GET', path, undefined, { headers: { host } })).status

describe('where the control answers', () => {
  test.each(['okta.localhost', 'OKTA.localhost', 'localhost', '127.0.0.1', '[::1]'])(
    'at the Host %s',
    async name => {
      expect(await statusAt(`${name}:${okta().port}`, '/_sim/health')).toBe(200)
    },
  )

  test('on a plain loopback Host nothing else does', async () => {
    for (const path of ['/', '/_simulated', '/oauth2/v1/keys', '/api/v1/users', '/%5fsim/health']) {
      expect([path, await statusAt(`127.0.0.1:${okta().port}`, path)]).toEqual([path, 421])
    }
  })

  test('not at the Host of an org, of its console or of somebody else', async () => {
    const { org } = await newOrg()
    expect(await statusAt(new URL(org.url).host, '/_sim/health')).toBe(404)
    expect(await statusAt(new URL(org.adminUrl).host, '/_sim/health')).not.toBe(200)
    expect(await statusAt('evil.example', '/_sim/health')).toBe(421)
    expect(await statusAt('okta.localhost.evil.example', '/_sim/health')).toBe(421)
  })

  test('not to another machine', () => {
    const from = (remoteAddress: string) => () => admit({ headers: {}, socket: { remoteAddress } } as never)
    for (const own of ['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1']) expect(from(own)).not.toThrow()
    for (const other of ['10.0.0.7', '::ffff:10.0.0.7', '2001:db8::1', '']) {
      expect(from(other)).toThrow('on this machine only')
    }
  })
})

describe('with a control token', () => {
  const from = (remoteAddress: string, headers: Record<string, string>) => () =>
    admit({ headers, socket: { remoteAddress } } as never, 'a-token')

  test('another machine gets in with it, and only with it', () => {
    expect(from('10.0.0.7', { authorization: 'Bearer a-token' })).not.toThrow()
    for (const authorization of [
      '',
      'Bearer ',
      'Bearer a-toke',
      'Bearer a-token2',
      'a-token',
      'Basic a-token',
    ]) {
      expect(from('10.0.0.7', { authorization })).toThrow('on this machine only')
    }
    expect(from('127.0.0.1', {})).not.toThrow()
  })

  test('a page of another site doesn’t, whatever it sends', () => {
    const headers = {
      authorization: 'Bearer a-token',
      origin: 'https://evil.example',
      host: 'okta.localhost',
    }
    expect(from('10.0.0.7', headers)).toThrow('https://evil.example')
  })

  test('where there is none, nobody from elsewhere gets in with an empty one', () => {
    const other = { headers: { authorization: 'Bearer ' }, socket: { remoteAddress: '10.0.0.7' } } as never
    expect(() => admit(other)).toThrow('on this machine only')
  })
})

test.each(['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via'])(
  'a request that a proxy handed on is refused, since it may be anybody’s: %s',
  async name => {
    const answer = await askControl(okta(), 'GET', '/_sim/orgs', undefined, {
      headers: { [name]: '127.0.0.1' },
    })
    expect([answer.status, answer.body.error?.code]).toEqual([403, 'forbidden'])
    expect(answer.body.error?.message).toContain(name)
  },
)

describe('a page of another site', () => {
  const attacks: [how: string, method: string, headers: Record<string, string>][] = [
    ['a script’s DELETE', 'DELETE', { origin: 'https://evil.example' }],
    ['a form of a page without an origin', 'POST', { origin: 'null' }],
    ['a page of an org', 'DELETE', { origin: 'http://acme.okta.localhost', 'sec-fetch-site': 'same-site' }],
    ['a page at another port', 'DELETE', { origin: 'http://okta.localhost:1' }],
    ['a page whose host begins alike', 'DELETE', { origin: 'http://okta.localhost.evil.example' }],
    ['a browser that tells the site only', 'POST', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling that tells the site only', 'POST', { 'sec-fetch-site': 'same-site' }],
  ]

  test.each(attacks)('cannot end or empty an org: %s', async (_, method, headers) => {
    const { org } = await newOrg()
    const path = method === 'DELETE' ? `/_sim/orgs/${org.name}` : `/_sim/orgs/${org.name}/reset`
    const answer = await askControl(okta(), method, path, undefined, {
      headers: { host: landing(), ...headers },
    })
    expect([answer.status, answer.body.error?.code]).toEqual([403, 'forbidden'])
    expect(okta().org(org.name)).toBe(org)
    expect(org.model.users.list()).toHaveLength(3)
  })

  test('is not let in by a preflight', async () => {
    const { status, headers } = await askControl(okta(), 'OPTIONS', '/_sim/orgs', undefined, {
      headers: { host: landing(), origin: 'https://evil.example', 'access-control-request-method': 'DELETE' },
    })
    expect(status).toBe(403)
    expect(Object.keys(headers).filter(name => name.startsWith('access-control'))).toEqual([])
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'can’t make a form pass for JSON: %s',
    async type => {
      const answer = await askControl(okta(), 'POST', '/_sim/orgs', undefined, {
        raw: '{"name":"planted"}',
        headers: { 'content-type': type },
      })
      expect([answer.status, answer.body.error?.code]).toEqual([415, 'unsupported_media_type'])
      expect(okta().org('planted')).toBeUndefined()
    },
  )

  test('is told from the simulator’s own, and from what a person types', async () => {
    const own = { host: landing(), origin: `http://${landing()}`, 'sec-fetch-site': 'same-origin' }
    const typed = { host: landing(), 'sec-fetch-site': 'none' }
    for (const headers of [own, typed]) {
      expect((await askControl(okta(), 'GET', '/_sim/orgs', undefined, { headers })).status).toBe(200)
    }
  })
})
