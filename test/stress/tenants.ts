import type { CookieJar } from 'tough-cookie'
import { createAdministrator } from '../../scenarios/harness/administrator.ts'
import type { Agent } from '../../scenarios/harness/agent.ts'
import { createHttpAgent } from '../../scenarios/harness/http-agent.ts'
import { isAddressOfOkta } from '../../scenarios/harness/okta-addresses.ts'
import type { Target, Workspace } from '../../scenarios/harness/target.ts'
import { startAlpaconTarget } from '../../scenarios/targets/alpacon.ts'
import { type Application, type Okta, type RunningOrg, startOkta, type User } from '../../sim/index.ts'

export const PASSWORD = 'Correct-Horse-9'

/** An org and the workspace that it is connected to. */
export interface Tenant {
  org: RunningOrg
  workspace: Workspace
  app: Application
  people: User[]
}

export interface Tenants {
  okta: Okta
  target: Target
  newAgent(jar?: CookieJar): Agent
  newOrg(number: number, logins: readonly string[]): Promise<Pick<Tenant, 'org' | 'people'>>
  connect(number: number, made: Pick<Tenant, 'org' | 'people'>): Promise<Tenant>
  close(): Promise<void>
}

// Everything runs in one process here: with dozens at once, an answer waits for all the others.
const PATIENCE_SECONDS = 60

/**
 * One Okta and one Alpacon, in which tenants are made: the org `org-7`, whose people are called From7 and have the same
 * logins as everywhere, and the workspace `ws-7`. Whatever bears another number belongs to another tenant.
 */
export async function startTenants(): Promise<Tenants> {
  const okta = await startOkta({ port: 0 })
  const target = await startAlpaconTarget(okta, { patienceWithOktaSeconds: PATIENCE_SECONDS })
  const newAgent = (jar?: CookieJar) =>
    createHttpAgent(
      {
        isOkta: address => isAddressOfOkta(okta, address),
        onPageOfTarget: () => undefined,
        patienceMs: PATIENCE_SECONDS * 1000,
      },
      jar,
    )

  return {
    okta,
    target,
    newAgent,
    async newOrg(number, logins) {
      const org = await okta.createOrg({ name: `org-${number}` })
      const named = (login: string) => ({ login, lastName: `From${number}`, password: PASSWORD })
      org.createUser({ ...named('admin@people.example'), firstName: 'Ada', admin: true })
      const people = logins.map((login, at) => org.createUser({ ...named(login), firstName: `Person${at}` }))
      return { org, people }
    },
    async connect(number, { org, people }) {
      const workspace = await target.createWorkspace!({ name: `ws-${number}`, plan: 'with-sso' })
      const self = { email: 'admin@people.example', password: PASSWORD }
      const administrator = createAdministrator(org, target, newAgent(), self)
      await administrator.addsFromCatalog(target.label)
      await administrator.expressConfigures(target.label, workspace)
      await administrator.seesSuccess()
      return { org, people, workspace, app: org.model.applications.byLabel(target.label)! }
    },
    async close() {
      await target.close?.()
      await okta.close()
    },
  }
}

/** Asks the Management API of an org; `token` in place of its own. */
export async function askApi(
  { url, apiToken }: Pick<RunningOrg, 'url' | 'apiToken'>,
  method: string,
  path: string,
  { body, token = apiToken }: { body?: unknown; token?: string } = {},
): Promise<{ status: number; text: string; next: string | undefined }> {
  const response = await fetch(new URL(path, `${url}/api/v1/`), {
    method,
    headers: { authorization: `SSWS ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const [, next] = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '') ?? []
  return { status: response.status, text: await response.text(), next }
}
