import { describe, expect, test } from 'vitest'
import type { Connection } from '../../sp/connections/connection.ts'
import { defaultParts } from '../../sp/parts.ts'
import { admit } from '../../sp/provisioning/admit.ts'
import { type Identity, readIdentity } from '../../sp/provisioning/identity.ts'
import { addMember, usernameFor } from '../../sp/workspaces/members.ts'
import type { Workspace } from '../../sp/workspaces/workspace.ts'

const now = Date.parse('2026-01-02T03:04:05Z')
const grace: Identity = {
  issuer: 'http://acme.okta.test',
  subject: '00ugrace',
  email: 'grace@example.test',
  email_verified: true,
  first_name: 'Grace',
  last_name: 'Hopper',
}

function workspace(): Workspace {
  const made: Workspace = {
    name: 'acme',
    schema_name: 'acme',
    display_name: 'Acme',
    organization_id: 'org_1',
    plan: 'Enterprise',
    connection_delay_ms: 0,
    longest_sign_in_age_s: null,
    users: [],
    connections: [],
  }
  const ada = { first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.test', password_hash: 'x' }
  addMember(made, { ...ada, id: 'usr_ada', role: 'superuser', source: 'invited', identities: [] }, now)
  return made
}

function connection(takesNewPeople = true): Connection {
  return {
    id: 'con_1',
    name: 'okta-acme-1',
    strategy: 'okta',
    display_name: 'Okta',
    options: { client_id: '0oa1', client_secret: 's', issuer: grace.issuer, scope: 'openid' },
    enabled_clients: [],
    enabled: { at: now, assign_membership_on_login: takesNewPeople, show_as_button: true },
    disabled: null,
  }
}

function signIn(at: Workspace, identity: Identity, by = connection()) {
  return admit(defaultParts, at, by, identity, now)
}

describe('a first sign-in', () => {
  test('makes one user, with the lowest role and no password', () => {
    const acme = workspace()
    signIn(acme, grace)
    expect(acme.users).toHaveLength(2)
    expect(acme.users[1]).toMatchObject({
      email: 'grace@example.test',
      first_name: 'Grace',
      last_name: 'Hopper',
      username: 'grace',
      is_active: true,
      is_staff: false,
      is_superuser: false,
      source: 'okta',
      password_hash: null,
      date_joined: '2026-01-02T03:04:05.000Z',
      identities: [{ issuer: grace.issuer, subject: grace.subject }],
    })
  })

  test('is refused where somebody has that email, in whichever case', () => {
    const acme = workspace()
    expect(signIn(acme, { ...grace, email: 'ADA@example.test' })).toEqual({ refused: 'email-in-use' })
    expect(acme.users).toHaveLength(1)
    expect(acme.users[0]?.identities).toEqual([])
  })

  test('is refused without an email, or with one that Okta does not vouch for', () => {
    const acme = workspace()
    expect(signIn(acme, { ...grace, email: undefined })).toEqual({ refused: 'email-missing' })
    expect(signIn(acme, { ...grace, email_verified: false })).toEqual({ refused: 'email-unverified' })
    expect(acme.users).toHaveLength(1)
  })

  test('is refused where the connection takes in nobody new', () => {
    const acme = workspace()
    expect(signIn(acme, grace, { ...connection(), enabled: null })).toEqual({ refused: 'not-a-member' })
    expect(signIn(acme, grace, connection(false))).toEqual({ refused: 'not-a-member' })
    expect(acme.users).toHaveLength(1)
  })
})

describe('a later sign-in', () => {
  test('is the same user, with name and email as they are now', () => {
    const acme = workspace()
    signIn(acme, grace)
    const again = signIn(acme, { ...grace, email: 'gmh@example.test', last_name: 'Murray' })
    expect(acme.users).toHaveLength(2)
    expect(again).toMatchObject({
      user: { email: 'gmh@example.test', last_name: 'Murray', username: 'grace' },
    })
  })

  test('takes over an email that is now written otherwise', () => {
    const acme = workspace()
    signIn(acme, grace)
    expect(signIn(acme, { ...grace, email: 'Grace@Example.test' })).toMatchObject({
      user: { email: 'Grace@Example.test' },
    })
  })

  test('with one name alone leaves nothing of the other', () => {
    const acme = workspace()
    signIn(acme, grace)
    expect(signIn(acme, { ...grace, last_name: '' })).toMatchObject({
      user: { first_name: 'Grace', last_name: '' },
    })
  })

  test('leaves an email that somebody else has to them', () => {
    const acme = workspace()
    signIn(acme, grace)
    expect(signIn(acme, { ...grace, email: 'ada@example.test' })).toMatchObject({
      user: { email: grace.email },
    })
  })

  test.each([{ email: undefined }, { email: 'new@example.test', email_verified: false }])(
    'is let in with %j, under the email known so far',
    said => {
      const acme = workspace()
      signIn(acme, grace)
      expect(signIn(acme, { ...grace, ...said })).toMatchObject({ user: { email: grace.email } })
    },
  )

  test('without names leaves the names as they were', () => {
    const acme = workspace()
    signIn(acme, grace)
    const again = signIn(acme, { ...grace, first_name: '', last_name: '' })
    expect(again).toMatchObject({ user: { first_name: 'Grace', last_name: 'Hopper' } })
  })

  test('with the same subject of another issuer is another person', () => {
    const acme = workspace()
    signIn(acme, grace)
    const other = signIn(acme, { ...grace, issuer: 'http://other.okta.test', email: 'other@example.test' })
    expect(acme.users).toHaveLength(3)
    expect(other).toMatchObject({ user: { email: 'other@example.test' } })
  })

  test('with a new subject and the old email is not handed the old account', () => {
    const acme = workspace()
    signIn(acme, grace)
    expect(signIn(acme, { ...grace, subject: '00unew' })).toEqual({ refused: 'email-in-use' })
  })

  test('of a deactivated user is refused and changes nothing', () => {
    const acme = workspace()
    signIn(acme, grace)
    acme.users[1]!.is_active = false
    expect(signIn(acme, { ...grace, first_name: 'New' })).toEqual({ refused: 'deactivated' })
    expect(acme.users[1]?.first_name).toBe('Grace')
  })
})

describe('who somebody is', () => {
  const token = { iss: grace.issuer, sub: grace.subject }

  test('is read from the ID token, and the names from userinfo', () => {
    const thin = { ...token, given_name: 'Wrong', email: 'wrong@example.test' }
    const userinfo = {
      sub: 'x',
      email: grace.email,
      email_verified: true,
      given_name: 'Grace',
      family_name: 'Hopper',
      groups: ['admins'],
    }
    expect(readIdentity(thin, userinfo)).toEqual(grace)
  })

  test('keeps names of any script, and takes out what only misleads', () => {
    const userinfo = {
      email: grace.email,
      given_name: '그레이스\u202E',
      family_name: `  ${'é'.repeat(400)}\n`,
    }
    const { first_name, last_name } = readIdentity(token, userinfo)
    expect(first_name).toBe('그레이스')
    expect(last_name).toBe('é'.repeat(255))
  })

  test('may lack names', () => {
    expect(readIdentity(token, { email: grace.email, given_name: 7 })).toMatchObject({
      first_name: '',
      last_name: '',
    })
  })

  test.each([{}, { email: '' }, { email: 'grace' }, { email: 7 }, { email: '<b>@x.test' }])(
    'has no email with %j',
    userinfo => {
      expect(readIdentity(token, userinfo)).toMatchObject({ subject: grace.subject, email: undefined })
    },
  )

  test.each([false, 'false', 'true', 0, 1, null, undefined, [true]])(
    'is not vouched for by an email_verified of %j',
    email_verified => {
      expect(readIdentity(token, { email: grace.email, email_verified })).toMatchObject({
        email_verified: false,
      })
    },
  )
})

describe('a username', () => {
  test.each([
    ['Grace.Hopper@example.test', 'grace-hopper'],
    ['gräce_h@example.test', 'grace_h'],
    ['9lives@example.test', 'lives'],
    ['+++@example.test', 'user'],
    ['김@example.test', 'user'],
    ['a"b@c"@example.test', 'a-b-c'],
    [`${'x'.repeat(60)}@example.test`, 'x'.repeat(32)],
  ])('of %s is %s', (email, username) => {
    expect(usernameFor(email, new Set())).toBe(username)
  })

  test('that is taken or belongs to the system gets a number', () => {
    expect(usernameFor('grace@example.test', new Set(['grace', 'grace-2']))).toBe('grace-3')
    expect(usernameFor('root@example.test', new Set())).toBe('root-2')
    expect(usernameFor(`${'x'.repeat(60)}@example.test`, new Set(['x'.repeat(32)]))).toBe(
      `${'x'.repeat(30)}-2`,
    )
  })
})
