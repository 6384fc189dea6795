import { compactVerify, createRemoteJWKSet, customFetch, decodeJwt, type JWTPayload } from 'jose'
import * as client from 'openid-client'
import { type AlpaconParts, defaultParts } from '../../sp/index.ts'

/** What is asked of an ID token, each of which can be left out. */
export interface IdTokenChecks {
  /** Rejects where the signature doesn't verify. */
  signature(idToken: string, keys: KeySource): Promise<void>
  iss(claims: JWTPayload, expected: Given): boolean
  aud(claims: JWTPayload, expected: Given): boolean
  azp(claims: JWTPayload, expected: Given): boolean
  exp(claims: JWTPayload, expected: Given): boolean
  iat(claims: JWTPayload, expected: Given): boolean
  nonce(claims: JWTPayload, expected: Given): boolean
  sub(claims: JWTPayload, expected: Given): boolean
  auth_time(claims: JWTPayload, expected: Given): boolean
}

/** What a signature can be verified with. */
export interface KeySource {
  jwksUri: string
  clientSecret: string
  fetcher: typeof fetch
}

/** Who it is where there is no ID token. */
type ByAccessToken = (
  configuration: client.Configuration,
  accessToken: string,
) => Promise<{ iss: string; sub: string }>

interface Given {
  issuer: string
  clientId: string
  nonce: string
  /** Seconds since 1970. */
  now: number
  maxAge: number | undefined
}

const clockSkew = 30

/** OpenID Connect Core 3.1.3.7, as a careful developer writes it without a library. */
const rightChecks: IdTokenChecks = {
  signature: verifyAgainstKeySet,
  iss: ({ iss }, { issuer }) => iss === issuer,
  aud: ({ aud }, { clientId }) => [aud].flat().length === 1 && [aud].flat()[0] === clientId,
  azp: ({ azp }, { clientId }) => azp === undefined || azp === clientId,
  exp: ({ exp }, { now }) => typeof exp === 'number' && exp > now - clockSkew,
  iat: ({ iat }, { now }) => typeof iat === 'number' && iat < now + clockSkew,
  nonce: ({ nonce }, expected) => nonce === expected.nonce,
  sub: ({ sub }) => typeof sub === 'string' && sub.trim() !== '',
  auth_time: ({ auth_time }, { now, maxAge }) =>
    maxAge === undefined || (typeof auth_time === 'number' && auth_time + maxAge > now - clockSkew),
}

/** Verifies an ID token's signature with a key of the org's key set, by RS256 alone. */
export async function verifyAgainstKeySet(idToken: string, { jwksUri, fetcher }: KeySource): Promise<void> {
  const keys = createRemoteJWKSet(new URL(jwksUri), { [customFetch]: fetcher })
  await compactVerify(idToken, keys, { algorithms: ['RS256'] })
}

/** A check that is forgotten. */
export const unchecked = () => true

/**
 * Parts with which Alpacon exchanges a code and checks its ID token without a library, and leaves `mistakes` in it: so
 * that one check can be wrong and all others still right, which no setting of openid-client gives.
 */
export function exchangeByHand(
  mistakes: Partial<IdTokenChecks>,
  { withoutIdToken }: { withoutIdToken?: ByAccessToken } = {},
): Pick<AlpaconParts, 'exchangeCode' | 'checkIdToken'> {
  const { signature, ...checks } = { ...rightChecks, ...mistakes }
  return {
    checkIdToken: () => undefined,
    async exchangeCode(configuration, callbackUrl, expected) {
      const query = callbackUrl.searchParams
      const fetcher = (configuration[client.customFetch] ?? fetch) as typeof fetch
      const metadata = configuration.serverMetadata()
      const { issuer, token_endpoint, jwks_uri } = metadata
      const namesIssuer = metadata.authorization_response_iss_parameter_supported === true || query.has('iss')
      const isOfIssuer = !namesIssuer || query.get('iss') === issuer
      // A refusal of Okta, or an answer that doesn't fit, is left to the library.
      if (!query.get('code') || query.get('state') !== expected.state || !isOfIssuer)
        return defaultParts.exchangeCode(configuration, callbackUrl, expected)
      const { client_id, client_secret } = configuration.clientMetadata()
      const response = await fetcher(token_endpoint!, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout((configuration.timeout ?? 30) * 1000),
        headers: { authorization: `Basic ${btoa(`${client_id}:${client_secret}`)}` },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code: query.get('code')!,
          redirect_uri: `${callbackUrl.origin}${callbackUrl.pathname}`,
          code_verifier: expected.codeVerifier,
        }),
      })
      if (response.status !== 200) throw new Error(`the token endpoint answered ${response.status}`)
      const { id_token, access_token } = (await response.json()) as Record<string, string>
      if (access_token && !id_token && withoutIdToken)
        return { claims: await withoutIdToken(configuration, access_token), accessToken: access_token }
      if (!id_token || !access_token) throw new Error('the answer lacks a token')
      await signature(id_token, { jwksUri: jwks_uri!, clientSecret: String(client_secret), fetcher })
      const claims = decodeJwt(id_token)
      const given: Given = {
        issuer,
        clientId: client_id,
        nonce: expected.nonce,
        now: Date.now() / 1000,
        maxAge: expected.maxAge,
      }
      const wrong = Object.entries(checks).find(([, holds]) => !holds(claims, given))
      if (wrong) throw new Error(`the ${wrong[0]} of the ID token doesn't fit`)
      return { claims: claims as { iss: string; sub: string }, accessToken: access_token }
    },
  }
}
