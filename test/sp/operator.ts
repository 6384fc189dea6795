import type { RunningAlpacon } from '../../sp/index.ts'

export type Operator = ReturnType<typeof operatorOf>

/** Calls of the operator API with its token. */
export function operatorOf(sp: RunningAlpacon) {
  async function call(method: string, path: string, body?: unknown) {
    const response = await fetch(`${sp.url}/api/operator/${path}`, {
      method,
      headers: { authorization: `Bearer ${sp.operatorToken}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return { status: response.status, body: await response.json() }
  }
  return {
    call,
    async makeWorkspace(name: string, changes: Record<string, unknown> = {}) {
      const superuser = {
        email: `ada@${name}.test`,
        password: 'correct horse',
        first_name: 'Ada',
        last_name: 'Lovelace',
      }
      const made = await call('POST', 'workspaces', {
        name,
        display_name: `${name} team`,
        plan: 'Enterprise',
        superuser,
        ...changes,
      })
      return {
        ...made.body,
        superuser: { workspace: name, email: superuser.email, password: superuser.password },
      }
    },
    users: async (workspace: string) => (await call('GET', `workspaces/${workspace}/users`)).body,
    connections: async (workspace: string) => (await call('GET', `workspaces/${workspace}/connections`)).body,
  }
}
