import type { Adapter, AdapterPayload } from 'oidc-provider'
import { createExpiringMap } from '../storage/expiring-map.ts'

const mostRecords = 20_000

/**
 * Where the authorization server keeps codes, grants and interactions: in memory, bounded. Sessions are not kept at
 * all, so every approval is made by somebody who signs in for it, and approvals in two tabs don't meet.
 */
export function createRecords(now: () => number): (model: string) => Adapter {
  const records = createExpiringMap<AdapterPayload>({ max: mostRecords, now })

  return model => {
    const key = (id: string) => `${model}:${id}`
    const find = async (id: string) => records.get(key(id))
    return {
      async upsert(id, payload, expiresInSeconds) {
        if (model !== 'Session') records.set(key(id), payload, (expiresInSeconds ?? 600) * 1000)
      },
      find,
      findByUid: async () => undefined,
      findByUserCode: async () => undefined,
      async consume(id) {
        const payload = records.get(key(id))
        if (payload) payload.consumed = Math.floor(now() / 1000)
      },
      async destroy(id) {
        records.delete(key(id))
      },
      async revokeByGrantId(grantId) {
        records.deleteWhere(payload => payload.grantId === grantId)
      },
    }
  }
}
