import type { RunningOrg } from '../../../sim/index.ts'

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find
  body: any
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
    async pages(path: string): Promise<unknown[][]> {
      const pages: unknown[][] = []
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
      return body as { id: string; status: string; profile: Record<string, unknown> }
    },

    async group(name: string) {
      const { body } = await ask('POST', '/groups', { profile: { name } })
      return body as { id: string }
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
