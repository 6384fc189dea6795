import { z } from 'zod'

// Their values become links and redirects: no javascript:, no file:.
const webAddress = z.url({ protocol: /^https?$/, error: 'an http or https address' })

/**
 * An app integration as an ISV submits it to the OIN. `expressConfiguration` bears the names of Okta's submission
 * API; URLs take the place of its domains, since a simulated SP may run over plain http on any port.
 */
export const integrationSchema = z.strictObject({
  /** Lowercase letters, digits and underscores; part of every embed link. */
  name: z.string().regex(/^[a-z0-9_]{1,64}$/, 'lowercase letters, digits and underscores'),
  label: z.string().min(1),
  publisher: z.string(),
  category: z.string(),
  description: z.string(),
  website: webAddress.optional(),
  logo: z.string().startsWith('data:image/').optional(),
  signOnMode: z.enum(['OPENID_CONNECT', 'BOOKMARK']),
  features: z.array(z.string()),
  redirectUris: z.array(webAddress),
  configurationGuide: webAddress.optional(),
  /** https://help.okta.com/oie/en-us/content/topics/apps/oiw/universal-logout-settings.htm */
  universalLogout: z
    .strictObject({
      /** Where Okta asks to end somebody's sessions. May hold the variables of `initiateLoginUriTemplate`. */
      globalTokenRevocationEndpoint: webAddress.max(1024),
      /** How a person is named there. */
      subjectFormat: z.enum(['email', 'iss_sub']),
    })
    .optional(),
  expressConfiguration: z
    .strictObject({
      /** Okta's client at the SP's authorization server. */
      oinClientId: z.string(),
      /** The SP's own application, which a connection is made for. */
      applicationClientId: z.string(),
      /** Issuer of the SP's authorization server; its token endpoint and API hang below it. */
      tenantUrl: webAddress,
      /** Where administrators sign in; the authorization endpoint hangs below it. */
      loginUrl: webAddress,
      /** May hold `{organization_id}`, `{organization_name}` and `{connection_name}`. */
      initiateLoginUriTemplate: webAddress.max(2048),
      /** May hold `{org_id}` and `{org_name}`. */
      connectionNamePrefixTemplate: z.string(),
      capabilities: z.array(z.enum(['SSO', 'PROVISIONING', 'UNIVERSAL_LOGOUT'])),
    })
    .optional(),
})

export type Integration = z.infer<typeof integrationSchema>
export type ExpressConfigurationSettings = NonNullable<Integration['expressConfiguration']>

/** Okta's own catalog entry for a tile that leads to any address. */
const BOOKMARK: Integration = {
  name: 'bookmark',
  label: 'Bookmark App',
  publisher: 'Okta',
  category: 'Bookmarks',
  description: 'Puts a tile on the dashboard that opens an address. It signs nobody in.',
  signOnMode: 'BOOKMARK',
  features: [],
  redirectUris: [],
}

/** The Okta Integration Network: what every org of this process can add from its App Catalog. */
export function createCatalog() {
  const integrations = new Map<string, Integration>([[BOOKMARK.name, BOOKMARK]])
  return {
    /**
     * Puts an integration into the catalog, or takes the place of the one with that name.
     * Throws, naming the member, where the data isn't what an ISV would submit.
     */
    publish(submission: unknown): Integration {
      const parsed = integrationSchema.safeParse(submission)
      if (!parsed.success) {
        throw new Error(`The integration can't go into the catalog. ${z.prettifyError(parsed.error)}`)
      }
      integrations.set(parsed.data.name, parsed.data)
      return parsed.data
    },
    find(name: string): Integration | undefined {
      return integrations.get(name)
    },
    /** Those whose label, publisher or description holds `query`, in any case; by label. */
    search(query = ''): Integration[] {
      const wanted = query.trim().toLowerCase()
      return [...integrations.values()]
        .filter(({ label, publisher, description }) =>
          [label, publisher, description].some(text => text.toLowerCase().includes(wanted)),
        )
        .sort((a, b) => a.label.localeCompare(b.label))
    },
  }
}

export type Catalog = ReturnType<typeof createCatalog>
