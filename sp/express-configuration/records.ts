import { type Adapter, type AdapterPayload, errors } from 'oidc-provider'
import { createExpiringMap } from '../storage/expiring-map.ts'
import { tokenLifetime } from './approvals.ts'

const mostRecords = 20_000

/** Whether an authorization code was exchanged before (RFC 6749, section 4.1.2: not more than once). */
export function isCodeSpent(code: { consumed?: unknown }): boolean {
  return code.consumed !== undefined
}

type Codes = {
  isCodeSpent: typeof isCodeSpent
  /** Ends the approval of a code that came a second time. */
  revoke: (grantId: string) => void
}

/**
 * Where the authorization server keeps codes, grants and interactions: in memory, bounded for each kind. Sessions are
 * not kept at all, so every approval is made by somebody who signs in for it, and approvals in two tabs don't meet.
 *
 * Spent codes stay as long as the token they gave, so that a second use is seen. Codes and assertion ids are marked
 * within one step here: oidc-provider reads and marks in two, between which a second request would pass.
 */
export function createRecords(now: () => number, codes: Codes): (model: string) => Adapter {
  const kinds = new Map<string, Adapter>()
  return model => {
    const adapter = kinds.get(model) ?? recordsOf(model, now, codes)
    kinds.set(model, adapter)
    return adapter
  }
}

function recordsOf(model: string, now: () => number, { isCodeSpent, revoke }: Codes): Adapter {
  const records = createExpiringMap<AdapterPayload>({ max: mostRecords, now })
  const isCode = model === 'AuthorizationCode'

  return {
    async upsert(id, payload, expiresInSeconds = 600) {
      if (model === 'Session') return
      if (model === 'ReplayDetection' && records.get(id) !== undefined) {
        throw new errors.InvalidClientAuth('the client assertion was used before')
      }
      records.set(id, payload, (expiresInSeconds + (isCode ? tokenLifetime : 0)) * 1000)
    },

    async find(id) {
      const payload = records.get(id)
      if (payload === undefined || !isCode) return payload
      const { consumed, ...unspent } = payload
      if (!isCodeSpent(payload)) return unspent
      revoke(payload.grantId ?? '')
      return payload
    },

    async consume(id) {
      const payload = records.get(id)
      if (payload === undefined) return
      if (isCode && isCodeSpent(payload)) {
        revoke(payload.grantId ?? '')
        throw new errors.InvalidGrant('the authorization code was used before')
      }
      payload.consumed = Math.floor(now() / 1000)
    },

    async destroy(id) {
      records.delete(id)
    },

    async revokeByGrantId(grantId) {
      records.deleteWhere(payload => payload.grantId === grantId)
    },

    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
  }
}
