import type { JWK } from 'jose'
import type { FinishedExchange } from '../exchanges/recorder.ts'
import { purposeOf, serverPathOf } from './endpoints.ts'
import { messageOf } from './message.ts'

/** The keys that a relying party had been given, and by which exchange. */
export interface KeysOnRecord {
  keys: readonly JWK[]
  sequence: number
}

/**
 * The JWKS of an authorization server as it was last answered: within the group, or before that anywhere in the org.
 * A fault may have altered it, and then that is what the relying party has to do with.
 */
export function keysOnRecord(
  { org, path, at }: { org: string | undefined; path: string; at: number },
  inGroup: readonly FinishedExchange[],
  all: readonly FinishedExchange[],
): KeysOnRecord | undefined {
  const server = serverPathOf(path)
  const isTheirs = (one: FinishedExchange) =>
    one.org === org &&
    purposeOf(one) === 'signing keys' &&
    one.response?.status === 200 &&
    serverPathOf(messageOf(one).path) === server
  const found =
    inGroup.findLast(isTheirs) ?? all.findLast(one => isTheirs(one) && one.startedAt.getTime() <= at)
  if (!found) return undefined
  const { keys } = messageOf(found).answered
  return { keys: Array.isArray(keys) ? (keys as JWK[]) : [], sequence: found.sequence }
}
