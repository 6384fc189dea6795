import { z } from 'zod'
import { randomBase62 } from '../org/ids.ts'
import type { Approval } from './approval.ts'
import { type BackChannel, ExpressConfigurationFailed } from './back-channel.ts'
import { fill } from './template.ts'

const connectionSchema = z.object({ id: z.string(), name: z.string() })
const listedSchema = z.array(
  connectionSchema.extend({ options: z.object({ issuer: z.string().optional() }) }),
)
const enabledSchema = z.array(z.object({ connection_id: z.string() }))

/**
 * Connects an app to the organization that was approved: makes or renews the one connection of this org at the SP,
 * enables it for the organization, then fills the app's variables and initiate login URI.
 *
 * A new client secret goes with each run, and counts only once all is done; until then the app accepts both, so that a
 * run which breaks off anywhere leaves a connection that was enabled before as good as it was. The app's own settings
 * change last. Throws ExpressConfigurationFailed.
 * https://help.okta.com/oie/en-us/content/topics/apps/apps-express-configuration.htm
 */
export async function connect(approval: Approval, call: BackChannel): Promise<void> {
  const { org, app, settings, organization } = approval
  const api = apiOf(approval, call)
  const clientSecret = org.model.applications.renewClientSecret(app)
  const configuration = {
    display_name: 'Okta',
    options: {
      client_id: app.id,
      client_secret: clientSecret,
      issuer: org.url,
      scope: 'openid email profile',
      attribute_map: { mapping_mode: 'basic_profile' },
      connection_settings: { pkce: 'auto' },
    },
    enabled_clients: [settings.applicationClientId],
  }

  // The organization may be connected to another org too: only this org's own connection is renewed.
  const listed = await api('GET', 'connections?strategy=okta', listedSchema)
  const existing = listed.find(({ options }) => options.issuer === org.url)
  const name = `${fill(settings.connectionNamePrefixTemplate, organization)}${randomBase62(6).toLowerCase()}`
  const connection = existing
    ? await api('PATCH', `connections/${encodeURIComponent(existing.id)}`, connectionSchema, configuration)
    : await api('POST', 'connections', connectionSchema, { strategy: 'okta', name, ...configuration })

  const enabledPath = `organizations/${encodeURIComponent(organization.org_id)}/enabled_connections`
  const enabled = await api('GET', enabledPath, enabledSchema)
  if (!enabled.some(({ connection_id }) => connection_id === connection.id)) {
    await api('POST', enabledPath, z.unknown(), {
      connection_id: connection.id,
      assign_membership_on_login: true,
      show_as_button: true,
    })
  }

  const variables = {
    organization_id: organization.org_id,
    organization_name: organization.org_name,
    connection_name: connection.name,
  }
  org.model.applications.configure(app, fill(settings.initiateLoginUriTemplate, variables), variables)
}

function apiOf({ settings, accessToken }: Approval, call: BackChannel) {
  return async <T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown): Promise<T> => {
    const answer = await call(method, new URL(`api/v2/${path}`, settings.tenantUrl), {
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const parsed = schema.safeParse(answer)
    if (parsed.success) return parsed.data
    throw new ExpressConfigurationFailed(
      `${method} api/v2/${path}`,
      'answered without what Okta needs to go on',
    )
  }
}
