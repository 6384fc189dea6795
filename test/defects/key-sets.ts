import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose'

/** Fetches a key set, without a look at what it is. Rejects where it can't be had or is no JSON. */
export async function fetchKeys(jwksUri: string, fetcher: typeof fetch): Promise<JWK[]> {
  const response = await fetcher(jwksUri)
  if (!response.ok) throw new Error(`the key set answered ${response.status}`)
  const { keys } = (await response.json()) as { keys: JWK[] }
  return keys
}

/** Verifies a token with this very key. Rejects where there is none, or it isn't the one that signed. */
export async function verifyWith(key: JWK | undefined, token: string): Promise<void> {
  if (key === undefined) throw new Error('no key for the ID token')
  await compactVerify(token, await importJWK(key, 'RS256'), { algorithms: ['RS256'] })
}

/** Verifies a token with the key for signatures that it names, or with the only one there is where it names none. */
export function verifyAmong(keys: JWK[], token: string, kid: string | undefined): Promise<void> {
  const forSignatures = keys.filter(({ kty, use = 'sig' }) => kty === 'RSA' && use === 'sig')
  const named = kid === undefined ? forSignatures : forSignatures.filter(key => key.kid === kid)
  return verifyWith(named.length === 1 ? named[0] : undefined, token)
}

/** The kid that a token names. */
export const kidOf = (token: string): string | undefined => decodeProtectedHeader(token).kid
