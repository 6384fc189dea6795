import type { RunningOrg } from '../../../sim/index.ts'

/**
 * An answer's JSON, by what the tests read of it: a resource, a list of them, or an error. Whether a member is really
 * there is for each test to see; the shapes are held by the contract test.
 */
export interface AnswerBody extends Array<AnswerBody> {
  id: string
  created: string
  status: string
  scope: string
  type: string
  label: string
  name: string
  priority: number
  profile: Record<string, unknown> & { name: string; firstName: string }
  credentials: {
    password?: object
    userName: string
    oauthClient: { client_id: string; client_secret: string }
  }
  eventType: string
  published: string
  outcome: { result: string; reason: string | null }
  transaction: { id: string; type: string }
  target: { alternateId: string }[] | null
  userId: string
  login: string
  expiresAt: string
  sessionToken: string
  _embedded: { user: { id: string } }
  errorCode: string
  errorSummary: string
  errorLink: string
  errorId: string
  errorCauses: { errorSummary: string }[]
}

export interface Answer {
  status: number
  body: AnswerBody
  headers: Headers
  /** `link` headers by their relation. */
  links: Record<string, string>
}

/** Asks the Management API as anybody's own client would: over HTTP, with the org's API token. */
export function managementClient(org: RunningOrg) {
  async function ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const url = path.startsWith('http') ? path : `${org.url}/api/v1${path}`
    const response = await fetch(url, {
      method,
      headers: { authorization: `SSWS ${org.apiToken}`, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const links = [...(response.headers.get('link') ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g)]
    return {
      status: response.status,
      body: text ? JSON.parse(text) : undefined,
      headers: response.headers,
      links: Object.fromEntries(links.map(([, href, relation]) => [relation!, href!])),
    }
  }
  return {
    ask,
    get: (path: string) => ask('GET', path),
    post: (path: string, body?: unknown) => ask('POST', path, body),
    put: (path: string, body?: unknown) => ask('PUT', path, body),
    delete: (path: string) => ask('DELETE', path),

    /** Every page of a list, by its next links. */
    async pages(path: string): Promise<AnswerBody[][]> {
      const pages: AnswerBody[][] = []
      for (let next: string | undefined = path; next; ) {
        const { body, links } = await ask('GET', next)
        pages.push(body)
        next = links.next
      }
      return pages
    },

    /** A person who is made over the API and is active. */
    async person(name: string, profile: Record<string, unknown> = {}) {
      const login = `${name.toLowerCase()}@example.com`
      const { body } = await ask('POST', '/users', {
        profile: { firstName: name, lastName: 'Jones', email: login, login, ...profile },
        credentials: { password: { value: `${name}-Password-1` } },
      })
      return body
    },

    async group(name: string) {
      const { body } = await ask('POST', '/groups', { profile: { name } })
      return body
    },

    async webApp(label: string, settings: Record<string, unknown> = {}) {
      const { body } = await ask('POST', '/apps', {
        name: 'oidc_client',
        label,
        signOnMode: 'OPENID_CONNECT',
        settings: { oauthClient: { redirect_uris: ['http://app.example/callback'], ...settings } },
      })
      return body
    },
  }
}

/** A group rule as it is asked for. */
export function ruleRequest(name: string, value: string, ...groupIds: string[]) {
  return {
    type: 'group_rule',
    name,
    conditions: { expression: { type: 'urn:okta:expression:1.0', value } },
    actions: { assignUserToGroups: { groupIds } },
  }
}
