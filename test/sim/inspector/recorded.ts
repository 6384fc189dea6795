import type { FinishedExchange, Party } from '../../../sim/exchanges/recorder.ts'

const OKTA = 'http://acme.okta.test'
const START = Date.UTC(2026, 7, 1, 12)

type Said = {
  method?: string
  from?: Party
  to?: Party
  org?: string
  /** Milliseconds after the first minute of the test. */
  at?: number
  took?: number
  form?: Record<string, string>
  headers?: Record<string, string>
  status?: number
  location?: string
  json?: unknown
  page?: string
  broken?: boolean
  faults?: string[]
}

/** Makes exchanges as a recorder would have them, numbered in the order in which they are made. */
export function record() {
  let sequence = 0
  return (address: string, said: Said = {}): FinishedExchange => {
    const { method = said.form ? 'POST' : 'GET', from = 'Browser', to = 'Okta', org = 'acme' } = said
    sequence += 1
    const type = said.json === undefined ? 'text/html' : 'application/json'
    return {
      sequence,
      org,
      from,
      to,
      startedAt: new Date(START + (said.at ?? sequence * 100)),
      began: said.at ?? sequence * 100,
      durationMs: said.took ?? 10,
      ...(said.faults && { faults: said.faults }),
      request: {
        method,
        url: new URL(address, OKTA).href,
        headers: [
          ...Object.entries(said.headers ?? {}),
          ...(said.form ? [['content-type', 'application/x-www-form-urlencoded'] as [string, string]] : []),
        ],
        body: said.form ? String(new URLSearchParams(said.form)) : '',
      },
      ...(!said.broken && {
        response: {
          status: said.status ?? (said.location ? 302 : 200),
          headers: [
            ['content-type', type],
            ['x-okta-request-id', `request-${sequence}`],
            ...(said.location ? [['location', said.location] as [string, string]] : []),
          ],
          body: said.json === undefined ? (said.page ?? '') : JSON.stringify(said.json),
        },
      }),
    }
  }
}

export const AUTHORIZE =
  '/oauth2/v1/authorize?client_id=desk&redirect_uri=http%3A%2F%2Fdesk.test%2Fcb&state=s&nonce=n'

/** Okta's page for a sign-in, as far as it says which. */
export const signInPage = (uid: string) => `<form method="post" action="/signin/authorize/${uid}"></form>`

/** A whole sign-in, from the authorization request to userinfo; `name` makes its secrets its own. */
export function wholeSignIn(exchange: ReturnType<typeof record>, name: string): FinishedExchange[] {
  const sp = { from: 'SP' as const }
  return [
    exchange(AUTHORIZE, { page: signInPage(`uid-${name}`) }),
    exchange(`/signin/authorize/uid-${name}`, {
      form: { username: `${name}@acme.example`, password: 'p' },
      status: 303,
      location: `http://desk.test/cb?code=code-${name}&state=s`,
    }),
    exchange('/oauth2/v1/token', {
      ...sp,
      form: { grant_type: 'authorization_code', code: `code-${name}`, client_id: 'desk' },
      json: { access_token: `access-${name}`, id_token: 'a.b.c' },
    }),
    exchange('/oauth2/v1/userinfo', { ...sp, headers: { authorization: `Bearer access-${name}` }, json: {} }),
  ]
}
