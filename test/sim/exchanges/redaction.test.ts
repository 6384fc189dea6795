import { expect, test } from 'vitest'
import { createRedactor } from '../../../sim/index.ts'

test('parameters that are secrets are named by kind and number; others stay', () => {
  const { url } = createRedactor()
  expect(url('http://desk.example/callback?code=abc&state=xyz')).toBe(
    'http://desk.example/callback?code=[code 1]&state=xyz',
  )
  expect(url('http://desk.example/plain')).toBe('http://desk.example/plain')
})

test.each([
  ['code', 'code'],
  ['access_token', 'access token'],
  ['refresh_token', 'refresh token'],
  ['id_token_hint', 'ID token'],
  ['client_secret', 'client secret'],
  ['client_assertion', 'client assertion'],
  ['code_verifier', 'code verifier'],
  ['password', 'password'],
  ['sessionToken', 'session token'],
  ['token', 'token'],
  ['_csrf', 'form token'],
])('%s is a secret wherever it stands: query, form, JSON', (name, kind) => {
  const shown = `[${kind} 1]`
  expect(createRedactor().url(`/x?a=1&${name}=s3cret%20value`)).toBe(`/x?a=1&${name}=${shown}`)
  expect(createRedactor().body(`a=1&${name}=s3cret+value`, 'application/x-www-form-urlencoded')).toBe(
    `a=1&${name}=${shown}`,
  )
  expect(createRedactor().body(JSON.stringify({ a: [{ [name]: 's3cret value' }] }), 'application/json')).toBe(
    JSON.stringify({ a: [{ [name]: shown }] }),
  )
})

test('the same secret has the same name wherever it appears, another has another number', () => {
  const { url, body, header } = createRedactor()
  expect(url('/callback?code=one')).toBe('/callback?code=[code 1]')
  expect(url('/callback?code=two')).toBe('/callback?code=[code 2]')
  expect(body('code=one', 'application/x-www-form-urlencoded')).toBe('code=[code 1]')
  expect(body('{"access_token":"at"}', 'application/json; charset=utf-8')).toBe(
    '{"access_token":"[access token 1]"}',
  )
  expect(header('Authorization', 'Bearer at')).toBe('Bearer [access token 1]')
})

test('a redactor counts for itself', () => {
  createRedactor().url('/callback?code=one')
  expect(createRedactor().url('/callback?code=two')).toBe('/callback?code=[code 1]')
})

test('addresses within addresses are searched too, however deep, in query and fragment', () => {
  const inner = '/callback?code=s3cret&state=x'
  const middle = `http://desk.example/?next=${encodeURIComponent(inner)}`
  const outer = `http://okta.example/login?fromURI=${encodeURIComponent(middle)}`
  const shown = createRedactor().url(outer)
  expect(shown).not.toContain('s3cret')
  expect(decodeURIComponent(decodeURIComponent(shown))).toContain('code=[code 1]&state=x')
  const fragment = `/login?fromURI=${encodeURIComponent('http://desk.example/#access_token=s3cret')}`
  expect(createRedactor().url(fragment)).not.toContain('s3cret')
})

test('secrets in a fragment are taken out, and a fragment without parameters stays', () => {
  const { url } = createRedactor()
  expect(url('http://desk.example/#access_token=at&state=x')).toBe(
    'http://desk.example/#access_token=[access token 1]&state=x',
  )
  expect(url('http://desk.example/?a=1#top')).toBe('http://desk.example/?a=1#top')
})

test('addresses in JSON are searched', () => {
  const text = JSON.stringify({ redirect: '/callback?code=s3cret', issuer: 'http://org.example' })
  expect(createRedactor().body(text, 'application/json')).toBe(
    JSON.stringify({ redirect: '/callback?code=[code 1]', issuer: 'http://org.example' }),
  )
})

test('an ID token keeps header and claims, and loses its signature', () => {
  const { body, url } = createRedactor()
  const shown = body('{"id_token":"header.claims.s3cret"}', 'application/json')
  expect(shown).toBe('{"id_token":"header.claims.[signature]"}')
  expect(url('/callback#id_token=header.claims.s3cret')).toBe('/callback#id_token=header.claims.[signature]')
})

test('cookies lose their values and keep names and attributes', () => {
  const { header } = createRedactor()
  expect(header('Cookie', 'sid=s3cret; DT=other')).toBe('sid=[cookie 1]; DT=[cookie 2]')
  expect(
    header('set-cookie', 'sid=s3cret; path=/; expires=Thu, 01 Jan 2026 00:00:00 GMT; samesite=lax; httponly'),
  ).toBe('sid=[cookie 1]; path=/; expires=Thu, 01 Jan 2026 00:00:00 GMT; samesite=lax; httponly')
})

test('several Set-Cookie headers in one value, as Playwright tells them, all lose their values', () => {
  const value = 'a=s3cret1; path=/\nb=s3cret2; httponly\nb.sig=s3cret3; path=/; Max-Age=60'
  expect(createRedactor().header('set-cookie', value)).toBe(
    'a=[cookie 1]; path=/\nb=[cookie 2]; httponly\nb.sig=[cookie 3]; path=/; Max-Age=60',
  )
})

test('a cookie’s path loses what is the value of a cookie', () => {
  const { header } = createRedactor()
  header('set-cookie', 'interaction=s3cret-of-a-sign-in')
  expect(header('set-cookie', 'resume=other; path=/authorize/s3cret-of-a-sign-in; httponly')).toBe(
    'resume=[cookie 2]; path=/authorize/[cookie 1]; httponly',
  )
})

test.each([
  ['a value by its name', 'it sent code=s3cret and state=x', 'it sent code=[code 1] and state=x'],
  ['JSON', 'body {"clientSecret": "s3cret and more"}', 'body {"clientSecret": "[client secret 1]"}'],
  ['a form', '<input name="_csrf" value="s3cret">', '<input name="_csrf" value="[form token 1]">'],
  ['a scheme', 'Bearer s3cret-token was refused', 'Bearer [credentials 1] was refused'],
  ['a header line', 'Cookie: sid=s3cret', 'Cookie: sid=[cookie 1]'],
  ['an address with a person', 'http://ada:s3cret@x.example/', 'http://[credentials 1]@x.example/'],
])('in prose, %s is taken out', (_, said, shown) => {
  expect(createRedactor().text(said)).toBe(shown)
})

test.each([
  'Bearer error="invalid_token", error_description="expired"',
  'the code was refused with error=invalid_grant',
  'Basic authentication is demanded, and no Bearer authentication.',
  'token: expected one, received none',
])('in prose, what is no secret stays: %s', said => {
  expect(createRedactor().text(said)).toBe(said)
})

test('a secret that an innocent member repeats is taken out there too', () => {
  const { body } = createRedactor()
  body('{"password":"s3cret-password"}', 'application/json')
  expect(body('{"said":"it was s3cret-password"}', 'application/json')).toBe('{"said":"it was [password 1]"}')
  expect(body('echo=s3cret-password', 'application/x-www-form-urlencoded')).toBe('echo=%5Bpassword%201%5D')
})

test('Authorization keeps its scheme only', () => {
  const { header } = createRedactor()
  expect(header('authorization', 'Basic s3cret')).toBe('Basic [credentials 1]')
  expect(header('authorization', 'SSWS other')).toBe('SSWS [credentials 2]')
  expect(header('authorization', 'bare')).toBe('[credentials 3]')
})

test('Location and Referer are addresses; other headers stay', () => {
  const { header } = createRedactor()
  expect(header('Location', 'http://desk.example/callback?code=abc')).toContain('code=[code 1]')
  expect(header('Referer', '/callback?code=abc')).toBe('/callback?code=[code 1]')
  expect(header('constructor', 'x')).toBe('x')
  expect(header('host', 'desk.example')).toBe('desk.example')
})

test('of other text, what was a secret elsewhere is taken out', () => {
  const { url, body } = createRedactor()
  url('/callback?code=s3cret')
  expect(body('<p>your code is s3cret</p>', 'text/html')).toBe('<p>your code is [code 1]</p>')
})

test('JSON that does not parse is left out whole; nothing else in it can be vouched for', () => {
  expect(createRedactor().body('{"code":"s3cret"', 'application/json')).toBe('[JSON that does not parse]')
})

test.each(['constructor', 'toString', '__proto__'])('a parameter named %s is no secret', name => {
  expect(createRedactor().url(`/x?${name}=value`)).toBe(`/x?${name}=value`)
})

test('what is not well encoded is shown as it came', () => {
  const { url } = createRedactor()
  expect(url('/x?q=%zz&flag&=&code=abc')).toBe('/x?q=%zz&flag&=&code=[code 1]')
  expect(url('')).toBe('')
})
