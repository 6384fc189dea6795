import { z } from 'zod'
import type { RunningOrg } from '../../sim/index.ts'
import type { Ask } from './ask.ts'

/** An OpenID Connect app that is in no catalog, as it is asked for. */
export const ownApp = {
  name: 'oidc_client',
  label: 'Time Tracker',
  signOnMode: 'OPENID_CONNECT',
  credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_basic' } },
  settings: {
    oauthClient: {
      application_type: 'web',
      redirect_uris: ['https://time.example/callback'],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  },
}

const ownAppSchema = z.object({ credentials: z.object({ oauthClient: z.object({ client_id: z.string() }) }) })

/** What an administrator's script asks of an org's Management API, with the org's API token. */
export function managementApi(org: RunningOrg, ask: Ask) {
  async function change(method: 'POST' | 'PUT', path: string, sent: object): Promise<unknown> {
    const { status, body } = await ask(`${org.url}/api/v1${path}`, {
      method,
      headers: { authorization: `SSWS ${org.apiToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(sent),
    })
    if (status < 200 || status > 299) throw new Error(`${method} ${path} was answered ${status}: ${body}`)
    return JSON.parse(body)
  }

  function appId(label: string): string {
    const app = org.model.applications.byLabel(label)
    if (!app) throw new Error(`There is no app "${label}" in the org yet: add it first.`)
    return app.id
  }

  return {
    /** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/ApplicationUsers/ */
    async assignUser(label: string, userId: string): Promise<void> {
      await change('POST', `/apps/${appId(label)}/users`, { id: userId, scope: 'USER' })
    },

    /** https://developer.okta.com/docs/api/openapi/okta-management/management/tag/ApplicationGroups/ */
    async assignGroup(label: string, name: string): Promise<void> {
      const group = org.model.groups.byName(name)
      if (!group) throw new Error(`There is no group "${name}" in the org yet: make it first.`)
      await change('PUT', `/apps/${appId(label)}/groups/${group.id}`, {})
    },

    /** Answers its client_id. */
    async addOwnApp(): Promise<string> {
      const app = await change('POST', '/apps', ownApp)
      return ownAppSchema.parse(app).credentials.oauthClient.client_id
    },
  }
}
