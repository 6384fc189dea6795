import { z } from 'zod'
import type { Answer, AnswerFault, World } from './definition.ts'
import { type Jws, putTogether, takeApart, withRsa } from './jws.ts'

type Claims = Record<string, unknown>

/** The members of a successful answer; undefined for a refusal, and where another fault has left no JSON of it. */
export function readMembers({ status, body }: Pick<Answer, 'status' | 'body'>): Claims | undefined {
  if (status !== 200) return undefined
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(body))
  } catch {
    return undefined
  }
}

/** The members of a token answer; undefined where it isn't one with an ID token. */
export function readTokenAnswer(
  answer: Pick<Answer, 'status' | 'body'>,
): (Claims & { id_token: string }) | undefined {
  const members = readMembers(answer)
  return typeof members?.id_token === 'string' ? (members as Claims & { id_token: string }) : undefined
}

/** The answer with another ID token in it; undefined for an answer without one. */
export async function replaceIdToken(
  answer: Answer,
  replace: (token: Jws, original: string) => string | undefined | Promise<string | undefined>,
): Promise<Answer | undefined> {
  const members = readTokenAnswer(answer)
  if (!members) return undefined
  const id_token = await replace(takeApart(members.id_token), members.id_token)
  return id_token === undefined ? undefined : { ...answer, body: JSON.stringify({ ...members, id_token }) }
}

/** A fault that alters claims; the token is signed anew with the org's own key, so only the claims are wrong. */
function claims<T = undefined>(
  does: string,
  alter: (claims: Claims, world: World, given: T) => Claims,
  takes?: z.ZodType<T>,
): AnswerFault {
  return {
    place: 'token',
    does: `the ID token ${does}`,
    ...(takes && { with: takes }),
    alter: (answer, world, given) =>
      replaceIdToken(answer, token => {
        const altered = alter(token.claims, world, given as T)
        return putTogether({ ...token, claims: altered }, withRsa(world.signingKey.privateKey))
      }),
  }
}

const without = (claims: Claims, ...names: string[]): Claims =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)))

const aud = (claims: Claims) => [claims.aud].flat()

const OTHER_CLIENT = '0oastranger0000000x7'

/** What can be wrong with an ID token's claims, signed as ever (OpenID Connect Core 2 and 3.1.3.7). */
export const idTokenFaults = {
  'id-token/iss-altered': claims('has the issuer of a stranger', (all, { strangerUrl }) => ({
    ...all,
    iss: strangerUrl,
  })),
  'id-token/iss-missing': claims('has no issuer', all => without(all, 'iss')),
  'id-token/iss-other-tenant': claims(
    'has the issuer of another org, which `with` names',
    (all, _world, iss: string) => ({ ...all, iss }),
    z.url(),
  ),
  'id-token/iss-prefix-match': claims("has an issuer that begins with the org's and goes on", all => ({
    ...all,
    iss: `${all.iss}.example`,
  })),
  'id-token/aud-altered': claims('is for another client only', all => ({ ...all, aud: OTHER_CLIENT })),
  'id-token/aud-other-app': claims(
    'is for another app of the org, whose client_id `with` names',
    (all, _world, clientId: string) => ({ ...all, aud: clientId }),
    z.string().min(1),
  ),
  'id-token/aud-extra-untrusted': claims('is for a second client too', all => ({
    ...all,
    aud: [...aud(all), OTHER_CLIENT],
  })),
  'id-token/aud-missing': claims('has no audience', all => without(all, 'aud')),
  'id-token/aud-in-array': claims('has its audience in an array of one', all => ({ ...all, aud: aud(all) })),
  'id-token/azp-other': claims('was issued to another client (azp)', all => ({ ...all, azp: OTHER_CLIENT })),
  'id-token/exp-past': claims('expired six minutes ago', (all, { now }) => ({
    ...all,
    iat: now - 3960,
    exp: now - 360,
  })),
  'id-token/exp-missing': claims('never expires: exp is missing', all => without(all, 'exp')),
  'id-token/iat-missing': claims('does not say when it was issued', all => without(all, 'iat')),
  'id-token/iat-future': claims('was issued a day in the future', (all, { now }) => ({
    ...all,
    iat: now + 86_400,
    exp: now + 90_000,
  })),
  'id-token/clock-ahead': claims('was issued by a clock that is five seconds ahead', (all, { now }) => ({
    ...all,
    iat: now + 5,
    auth_time: now + 5,
    exp: now + 3605,
  })),
  'id-token/nonce-altered': claims('has another nonce', all => ({ ...all, nonce: `${all.nonce}x` })),
  'id-token/nonce-missing': claims('has no nonce', all => without(all, 'nonce')),
  'id-token/sub-missing': claims('names nobody: sub is missing', all => without(all, 'sub')),
  'id-token/sub-empty': claims('names nobody: sub is empty', all => ({ ...all, sub: '' })),
  'id-token/sub-array': claims('has its subject in an array', all => ({ ...all, sub: [all.sub] })),
  'id-token/at-hash-altered': claims('has the hash of another access token', all => ({
    ...all,
    at_hash: 'c3RyYW5nZXItdG9rZW4tMQ',
  })),
  'id-token/claims': claims(
    'has the claims that `with` gives, in place of its own',
    (all, _world, given: Claims) => ({ ...all, ...given }),
    z.record(z.string(), z.unknown()),
  ),
  'id-token/replayed': {
    place: 'token',
    does: 'the ID token is one of an earlier sign-in of the same person to the same app',
    alter: (answer, { earlierIdTokens }) =>
      replaceIdToken(answer, ({ claims: { aud: app, sub } }, original) =>
        earlierIdTokens().findLast(one => {
          const { claims: earlier } = takeApart(one)
          return one !== original && earlier.aud === app && earlier.sub === sub
        }),
      ),
  },
  'id-token/absent': {
    place: 'token',
    does: 'the token answer has no ID token',
    alter(answer) {
      const members = readTokenAnswer(answer)
      return members && { ...answer, body: JSON.stringify(without(members, 'id_token')) }
    },
  },
} satisfies Record<`id-token/${string}`, AnswerFault>
