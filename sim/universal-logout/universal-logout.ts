import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { fill } from '../express-configuration/template.ts'
import type { SigningKey } from '../oidc/keys.ts'
import type { Catalog } from '../org/catalog.ts'
import type { OrgModel } from '../org/org.ts'
import type { Application, User } from '../org/state.ts'
import { appAsParty, personAsParty } from '../org/system-log.ts'

export interface UniversalLogoutOptions {
  model: OrgModel
  catalog: Catalog
  /** The org's issuer. */
  url: string
  /** Signs what the org's ID tokens are signed with, so that an SP finds the key in the JWKS. */
  signingKey: () => SigningKey
  fetcher: typeof fetch
}

/** How an app answered when it was asked to sign somebody out; no status where it gave no answer. */
export interface LogoutAnswer {
  appId: string
  status: number | undefined
}

const PATIENCE_MS = 10_000
const ASSERTION_SECONDS = 5 * 60

/**
 * Asks every app that a person has, and whose integration takes part in Universal Logout, to end the person's
 * sessions (Global Token Revocation, draft-parecki-oauth-global-token-revocation). Who is asked proves Okta by a JWT
 * signed with the org's key. An app that fails, or gives no answer, is in the System Log and stops nothing.
 * https://developer.okta.com/docs/guides/oin-universal-logout-overview/
 */
export async function logOutOfApps(options: UniversalLogoutOptions, user: User): Promise<LogoutAnswer[]> {
  const { model } = options
  const apps = Object.values(model.state.applications).filter(app => model.assignments.appUser(app, user))
  const asked = apps.map(async (app): Promise<LogoutAnswer | undefined> => {
    const endpoint = endpointOf(options.catalog, app)
    if (app.status !== 'ACTIVE' || !endpoint) return undefined
    const status = await ask(options, app, endpoint, user)
    const result = status === 204 ? 'SUCCESS' : 'FAILURE'
    model.systemLog.write({
      eventType: 'user.authentication.universal_logout',
      result,
      ...(result === 'FAILURE' && { reason: status === undefined ? 'no answer' : `status ${status}` }),
      target: [appAsParty(app), personAsParty(user)],
    })
    return { appId: app.id, status }
  })
  return (await Promise.all(asked)).filter(answer => answer !== undefined)
}

interface Endpoint {
  url: string
  subjectFormat: 'email' | 'iss_sub'
}

// The address may name the connection, which is known once Express Configuration has been run.
function endpointOf(catalog: Catalog, app: Application): Endpoint | undefined {
  const settings = catalog.find(app.name)?.universalLogout
  if (!settings || !app.expressConfiguration.configured) return undefined
  const { globalTokenRevocationEndpoint, subjectFormat } = settings
  return { url: fill(globalTokenRevocationEndpoint, app.expressConfiguration.variables), subjectFormat }
}

async function ask(
  { url: issuer, signingKey, fetcher }: UniversalLogoutOptions,
  app: Application,
  { url, subjectFormat }: Endpoint,
  user: User,
): Promise<number | undefined> {
  const { kid, privateKey } = signingKey()
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'global-token-revocation+jwt' })
    .setIssuer(issuer)
    .setSubject(app.id)
    .setAudience(url)
    .setJti(randomUUID())
    .setIssuedAt()
    .setNotBefore('0s')
    .setExpirationTime(`${ASSERTION_SECONDS}s`)
    .sign(privateKey)
  const subject =
    subjectFormat === 'email'
      ? { format: 'email', email: user.profile.email }
      : { format: 'iss_sub', iss: issuer, sub: user.id }
  try {
    const response = await fetcher(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${assertion}`, 'content-type': 'application/json' },
      body: JSON.stringify({ sub_id: subject }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return response.status
  } catch {
    return undefined
  }
}
