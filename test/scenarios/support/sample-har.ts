import { START } from './sample-log.ts'

export const ORG = 'https://acme.okta.com'
export const IDENTITY = 'https://auth.desk.example'
export const CALLBACK = `${IDENTITY}/login/callback`

type Told = {
  /** Seconds since the start of the log. */
  at: number
  method?: string
  status?: number
  to?: string
  sends?: string[]
  sets?: string[]
  page?: string
  form?: string
  /** How many seconds the server's clock is ahead. */
  ahead?: number
}

/** One entry, as browsers save it. */
export function entry(
  url: string,
  { at, method = 'GET', status = 200, to = '', sends = [], sets = [], page, form, ahead = 0 }: Told,
) {
  const started = START + at * 1000
  return {
    startedDateTime: new Date(started).toISOString(),
    time: 40,
    request: {
      method,
      url,
      headers: sends.length > 0 ? [{ name: 'Cookie', value: sends.map(name => `${name}=v`).join('; ') }] : [],
      cookies: [],
      ...(form && { postData: { mimeType: 'application/x-www-form-urlencoded', text: form } }),
    },
    response: {
      status,
      headers: [
        { name: 'Date', value: new Date(started + ahead * 1000).toUTCString() },
        ...sets.map(name => ({ name: 'Set-Cookie', value: `${name}=v; Path=/; HttpOnly` })),
        ...(to ? [{ name: 'Location', value: to }] : []),
      ],
      cookies: [],
      redirectURL: to,
      content:
        page === undefined
          ? { size: 0, mimeType: 'x-unknown' }
          : { size: page.length, mimeType: 'text/html', text: page },
    },
  }
}

export const har = (entries: ReturnType<typeof entry>[]) =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'Firefox', version: '140' }, entries } })

const authorizeAt = (org: string, state: string) =>
  `${org}/oauth2/v1/authorize?${new URLSearchParams({ client_id: '0oa1alpacondddddd0h7', redirect_uri: CALLBACK, response_type: 'code', scope: 'openid', state })}`

type Trip = {
  at?: number
  state?: string
  sends?: string[]
  status?: number
  page?: string
  ahead?: number
  from?: string
  org?: string
}

/** A sign-in from the service provider to Okta and back. */
export function trip({
  at = 0,
  state = 's1',
  sends = ['desk_state'],
  status = 302,
  page,
  ahead = 0,
  from = `${IDENTITY}/start`,
  org = ORG,
}: Trip = {}) {
  const authorize = authorizeAt(org, state)
  const back = `${CALLBACK}?code=c1&state=${state}`
  return [
    entry(from, { at, status: 302, to: authorize, sets: ['desk_state'], ahead }),
    entry(authorize, { at: at + 1, status: 302, to: back }),
    entry(back, {
      at: at + 2,
      status,
      sends,
      ...(status === 302 ? { to: 'https://red.eu.desk.example/' } : {}),
      ...(page !== undefined && { page }),
      ahead,
    }),
    ...(status === 302
      ? [
          entry('https://red.eu.desk.example/', {
            at: at + 3,
            page: '<h1>Welcome</h1>',
            sends: ['sid'],
            ahead,
          }),
        ]
      : []),
  ]
}
