import type { Exchange } from '../../reports/index.ts'

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Unsigned as far as anyone can tell: the last part is the marker that tests look for. */
export const signatureMarker = 'c2lnbmF0dXJlLW9mLXRoZS10b2tlbg'

export const idToken = [
  part({ kid: 'mNQ2xV9', alg: 'RS256' }),
  part({
    sub: '00u1ada5YpQ',
    name: 'Ada Lovelace',
    email: 'ada@acme.example',
    ver: 1,
    iss: 'http://acme.okta.localhost:4600',
    aud: '0oa7alpacon',
    iat: 1787583060,
    exp: 1787586660,
    nonce: 'n-0S6_WzA2Mj',
    idp: '00o1acme',
  }),
  signatureMarker,
].join('.')

const okta = 'http://acme.okta.localhost:4600'
const auth = 'http://auth.alpacon.localhost:4700'

type Answer = { status: number; type?: string; location?: string; body?: string }

const startedAt = Date.parse('2026-08-24T14:51:00.000Z')

function exchange(
  at: number,
  [from, to]: [string, string],
  [method, url, body]: [string, string, string?],
  answer?: Answer,
): Exchange {
  const headers: [string, string][] = [['host', new URL(url).host]]
  if (body) headers.push(['content-type', 'application/x-www-form-urlencoded'])
  return {
    from,
    to,
    startedAt: new Date(startedAt + at).toISOString(),
    durationMs: 4 + (at % 17),
    request: { method, url, headers, body },
    response: answer && {
      status: answer.status,
      headers: [
        ['content-type', answer.type ?? 'text/html; charset=utf-8'],
        ...(answer.location ? ([['location', answer.location]] as [string, string][]) : []),
      ],
      body: answer.body,
    },
  }
}

const toOkta: [string, string] = ['Browser', 'Okta']
const toAlpacon: [string, string] = ['Browser', 'Alpacon']
const backChannel: [string, string] = ['Alpacon', 'Okta']

const authorize = `/oauth2/v1/authorize?client_id=0oa7alpacon&response_type=code&scope=openid+profile+email&redirect_uri=${encodeURIComponent(`${auth}/login/callback`)}&state=st-1&nonce=n-0S6_WzA2Mj&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`

/** A tile click that ends in a session: the browser, the SP and Okta all take part. */
export const signIn: Exchange[] = [
  exchange(0, toOkta, ['GET', `${okta}/home/alpacon/0oa7alpacon/aln1`], {
    status: 302,
    location: `http://alpacon.localhost:4700/login?organization=org_acme&iss=${encodeURIComponent(okta)}`,
  }),
  exchange(
    12,
    toAlpacon,
    ['GET', `http://alpacon.localhost:4700/login?organization=org_acme&iss=${encodeURIComponent(okta)}`],
    {
      status: 302,
      location: `${okta}${authorize}`,
    },
  ),
  exchange(20, backChannel, ['GET', `${okta}/.well-known/openid-configuration`], {
    status: 200,
    type: 'application/json',
    body: JSON.stringify({ issuer: okta, authorization_endpoint: `${okta}/oauth2/v1/authorize` }),
  }),
  exchange(34, toOkta, ['GET', `${okta}${authorize}`], {
    status: 302,
    location: `${auth}/login/callback?code=%5Bredacted%5D&state=st-1`,
  }),
  exchange(47, toAlpacon, ['GET', `${auth}/login/callback?code=%5Bredacted%5D&state=st-1`], {
    status: 302,
    location: 'http://acme.us1.alpacon.localhost:4700/',
  }),
  exchange(
    52,
    backChannel,
    [
      'POST',
      `${okta}/oauth2/v1/token`,
      'grant_type=authorization_code&code=%5Bredacted%5D&code_verifier=%5Bredacted%5D',
    ],
    {
      status: 200,
      type: 'application/json',
      body: JSON.stringify({
        token_type: 'Bearer',
        expires_in: 3600,
        access_token: '[redacted]',
        id_token: idToken,
      }),
    },
  ),
  exchange(66, backChannel, ['GET', `${okta}/oauth2/v1/userinfo`], {
    status: 200,
    type: 'application/json',
    body: JSON.stringify({ sub: '00u1ada5YpQ', given_name: 'Ada', family_name: 'Lovelace' }),
  }),
  exchange(80, toAlpacon, ['GET', 'http://acme.us1.alpacon.localhost:4700/'], {
    status: 200,
    body: '<!doctype html><title>acme</title><h1>Welcome, Ada</h1><script>alert("body")</script>',
  }),
  exchange(91, toAlpacon, ['GET', 'http://acme.us1.alpacon.localhost:4700/style.css'], {
    status: 200,
    type: 'text/css',
    body: 'body { margin: 0 }',
  }),
]

/** The same, but Okta answers at the token endpoint with an error and the last request gets no answer at all. */
export const refusedSignIn: Exchange[] = [
  ...signIn.slice(0, 5),
  exchange(
    58,
    backChannel,
    ['POST', `${okta}/oauth2/v1/token`, 'grant_type=authorization_code&code=%5Bredacted%5D'],
    {
      status: 400,
      type: 'application/json',
      body: JSON.stringify({
        error: 'invalid_grant',
        error_description: 'PKCE verification failed. ]]> <script>alert("x")</script>',
      }),
    },
  ),
  exchange(70, toAlpacon, ['GET', 'http://acme.us1.alpacon.localhost:4700/']),
]
