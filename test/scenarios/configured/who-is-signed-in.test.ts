import { expect, test } from 'vitest'
import { Inconclusive } from '../../../scenarios/harness/verdicts.ts'
import { emailOf } from '../../../scenarios/targets/configured/who-is-signed-in.ts'

const AT = 'http://sp.test/me'
const json = (value: unknown, status = 200) => ({
  status,
  type: 'application/json; charset=utf-8',
  body: typeof value === 'string' ? value : JSON.stringify(value),
})
const page = (body: string, status = 200) => ({ status, type: 'text/html', body })

test.each([
  ['an email', json({ email: 'Ada@acme.example' })],
  ['one further down', json({ data: { session: { user: { id: 7, mail: 'Ada@acme.example' } } } })],
  ['a user name that is one', json({ login: 'Ada@acme.example' })],
  ['the nearest to the top', json({ friends: { first: { email: 'b@c.de' } }, email: 'Ada@acme.example' })],
  ['a page that shows it once', page('<p>Hello, Ada@acme.example</p>')],
])('whoever has %s is signed in', (_, answer) => {
  expect(emailOf(answer, AT)?.toLowerCase()).toBe('ada@acme.example')
})

test.each([
  ['401', page('Who are you?', 401)],
  ['403', json({ email: 'not@read.example' }, 403)],
  ['404', page('', 404)],
  ['a redirect to the sign-in', page('', 302)],
  ['204', page('', 204)],
  ['null', json(null)],
  ['{}', json({})],
  ['a user that is null', json({ user: null, authenticated: false, roles: [] })],
])('%s says that nobody is', (_, answer) => {
  expect(emailOf(answer, AT)).toBeUndefined()
})

test.each([
  ['a session without an email', json({ user: { id: 7 } }), /no email in \{"user":\{"id":7\}\}/],
  ['a page without one', page('<p>Welcome back!'), /a page without an email/],
  ['a page with two', page('a@b.example and c@d.example'), /several emails: a@b\.example, c@d\.example/],
  ['what isn’t JSON', json('<html>'), /isn't/],
  ['a failure', json({}, 500), /it answered 500/],
])('%s leaves doubt, which is never nobody', (_, answer, reason) => {
  expect(() => emailOf(answer, AT)).toThrow(Inconclusive)
  expect(() => emailOf(answer, AT)).toThrow(reason)
})
