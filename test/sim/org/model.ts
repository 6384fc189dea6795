import type { ClientSettings } from '../../../sim/org/applications.ts'
import { OktaError, type OktaErrorCode } from '../../../sim/org/errors.ts'
import { ID_PREFIX, type NewId } from '../../../sim/org/ids.ts'
import { createOrgModel, emptyOrgState } from '../../../sim/org/org.ts'
import { type OauthClient, oauthClientSchema, type User } from '../../../sim/org/state.ts'
import type { NewUser } from '../../../sim/org/users.ts'

/** An OpenID Connect integration with Express Configuration, as an ISV submits one. */
export const integration = {
  name: 'acme_desk',
  label: 'Acme Desk',
  publisher: 'Acme',
  category: 'Security',
  description: 'A help desk.',
  signOnMode: 'OPENID_CONNECT' as const,
  features: ['SP-initiated SSO (Single Sign-On)'],
  redirectUris: ['http://desk.example/callback'],
  expressConfiguration: {
    oinClientId: 'client-of-okta',
    applicationClientId: 'client-of-desk',
    tenantUrl: 'http://auth.desk.example/',
    loginUrl: 'http://auth.desk.example/',
    initiateLoginUriTemplate: 'http://desk.example/login?organization={organization_id}',
    connectionNamePrefixTemplate: 'okta-{org_name}-',
    capabilities: ['SSO' as const],
  },
}

/** Okta's own entry for a tile that leads to an address. */
export const bookmark = {
  name: 'bookmark',
  label: 'Bookmark App',
  publisher: 'Okta',
  category: 'Bookmarks',
  description: '',
  signOnMode: 'BOOKMARK' as const,
  features: [],
  redirectUris: [],
}

/** What a client outside the catalog is made with: one redirect URI and no tile, but for what is changed. */
export function clientSettings(
  oauthClient: Partial<OauthClient> = {},
  more: Partial<Omit<ClientSettings, 'oauthClient'>> = {},
): ClientSettings {
  return {
    oauthClient: oauthClientSchema.parse({ idpInitiatedLogin: 'DISABLED', ...oauthClient }),
    redirectUris: ['https://desk.example/callback'],
    initiateLoginUri: null,
    ...more,
  }
}

/** The model of an org in a world whose clock moves when told, and whose ids can be foreseen. */
export function newOrg() {
  let milliseconds = Date.parse('2026-01-31T12:00:00.000Z')
  let count = 0
  const newId: NewId = kind => `${ID_PREFIX[kind]}${String(++count).padStart(17, '0')}`
  const world = { now: () => new Date(milliseconds), newId, newUuid: () => `uuid-${++count}` }
  const org = createOrgModel(emptyOrgState('acme', world), world)
  return {
    ...org,
    /** Lets time pass. */
    pass(seconds: number) {
      milliseconds += seconds * 1000
    },
    person(name: string, more: Partial<NewUser> = {}): User {
      const profile = { login: `${name.toLowerCase()}@acme.example`, firstName: name, lastName: 'Jones' }
      return org.users.create({ profile, password: `${name}-password-1`, ...more })
    },
    /** An app of the integration, as Express Configuration leaves it. */
    configuredApp(label = 'Acme Desk') {
      const app = org.applications.add(integration, { label })
      org.applications.configure(app, 'http://desk.example/login?organization=org_1', {})
      return app
    },
    eventsOf: (eventType: string) => org.systemLog.list().filter(event => event.eventType === eventType),
  }
}

/** Code and causes of the refusal that an act ends in. Throws where it ends in none. */
export function refusalOf(act: () => unknown): { code: OktaErrorCode; causes: readonly string[] } {
  try {
    act()
  } catch (error) {
    if (error instanceof OktaError) return { code: error.code, causes: error.causes }
    throw error
  }
  throw new Error('it was not refused')
}
