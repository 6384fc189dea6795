import { randomUUID } from 'node:crypto'
import { decodeJwt, SignJWT } from 'jose'
import { z } from 'zod'
import { strangeKey } from '../faults/stranger.ts'
import type { SigningKey } from '../oidc/keys.ts'
import type { ExpressConfigurationSettings } from '../org/catalog.ts'
import type { ExpressConfigurationNames } from '../org/release.ts'
import type { Application } from '../org/state.ts'
import type { RunningOrg } from '../running-org.ts'
import type { Attempt } from './attempts.ts'
import { type BackChannel, ExpressConfigurationFailed } from './back-channel.ts'

/** What a superuser's approval gave Okta: for a few minutes, one organization of the SP may be connected to one app. */
export interface Approval {
  org: RunningOrg
  app: Application
  settings: ExpressConfigurationSettings
  /** For the SP's API. */
  accessToken: string
  /** By the org's clock. */
  expiresAt: number
  organization: { org_id: string; org_name: string }
}

export interface ApprovalOptions {
  attempt: Attempt
  settings: ExpressConfigurationSettings
  names: ExpressConfigurationNames
  code: string
  redirectUri: string
  /** Signs Okta's client assertions; the SP has the public half. */
  key: () => Promise<SigningKey>
  call: BackChannel
}

const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number().positive() })
const organizationSchema = z.object({ org_id: z.string(), org_name: z.string() })
const generation1Schema = organizationSchema.extend({ management_api_audience: z.string() })

/** Scopes of the SP's Management API that Okta's client is granted (first generation). */
const MANAGEMENT_SCOPES = [
  'create:connections',
  'read:connections',
  'update:connections',
  'read:connections_options',
  'update:connections_options',
  'read:organization_connections',
  'create:organization_connections',
  'update:organization_connections',
].join(' ')

/**
 * Exchanges the code for a token (RFC 6749, 4.1.3) with private_key_jwt (RFC 7523). In the second generation that token
 * opens the SP's API; in the first it only says what was approved, and a token of Okta's own opens the API.
 * Throws ExpressConfigurationFailed.
 */
export async function redeemCode(options: ApprovalOptions): Promise<Approval> {
  const { attempt, settings, names, code, redirectUri } = options
  const redeem = () =>
    requestToken(options, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: attempt.codeVerifier,
    })
  const approved = await redeem()
  // The second answer is on record with the exchanges; Okta goes on with what the first one gave.
  const isSentTwice = attempt.org.faults.strikes('express-configuration/code-sent-twice')
  if (isSentTwice) await redeem().catch(() => undefined)
  const organization = claimsOf(approved.access_token, organizationSchema)
  const token =
    names.generation === 2
      ? approved
      : await requestToken(options, {
          grant_type: 'client_credentials',
          audience: claimsOf(approved.access_token, generation1Schema).management_api_audience,
          // Auth0's way to bind such a token to an organization.
          organization: organization.org_id,
          scope: MANAGEMENT_SCOPES,
        })
  return {
    org: attempt.org,
    app: attempt.app,
    settings,
    accessToken: token.access_token,
    expiresAt: attempt.org.model.now().getTime() + token.expires_in * 1000,
    organization,
  }
}

async function requestToken(
  { attempt, settings, key, call }: ApprovalOptions,
  parameters: Record<string, string>,
) {
  const url = new URL('oauth/token', settings.tenantUrl)
  const now = Math.floor(attempt.org.model.now().getTime() / 1000)
  const isStrange = attempt.org.faults.strikes('express-configuration/wrong-key')
  const signer = await (isStrange ? strangeKey() : key())
  // No kid: the SP got the key as a PEM, which has none.
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(settings.oinClientId)
    .setSubject(settings.oinClientId)
    .setAudience(settings.tenantUrl)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + 60)
    .sign(signer.privateKey)
  const body = new URLSearchParams({
    ...parameters,
    client_id: settings.oinClientId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  })
  const parsed = tokenSchema.safeParse(await call('POST', url, { body }))
  if (!parsed.success)
    throw new ExpressConfigurationFailed(`POST ${url.pathname}`, 'answered no access token')
  return parsed.data
}

function claimsOf<T>(accessToken: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(decodeJwt(accessToken))
  } catch {
    throw new ExpressConfigurationFailed(
      'POST oauth/token',
      'the access token does not say what was approved',
    )
  }
}
