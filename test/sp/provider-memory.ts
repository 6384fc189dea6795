import type { AdapterPayload } from 'oidc-provider'

/** A store for one oidc-provider of a test; the built-in one would be shared by all providers of the process. */
export function createMemory() {
  const records = new Map<string, AdapterPayload>()
  return (model: string) => ({
    upsert: async (id: string, payload: AdapterPayload) => {
      records.set(`${model}:${id}`, payload)
    },
    find: async (id: string) => records.get(`${model}:${id}`),
    findByUid: async (uid: string) => [...records.values()].find(payload => payload.uid === uid),
    findByUserCode: async () => undefined,
    consume: async (id: string) => {
      const payload = records.get(`${model}:${id}`)
      if (payload) payload.consumed = true
    },
    destroy: async (id: string) => {
      records.delete(`${model}:${id}`)
    },
    revokeByGrantId: async () => undefined,
  })
}
