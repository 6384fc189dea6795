import type { Adapter, AdapterPayload } from 'oidc-provider'
import type { OrgModel } from '../org/org.ts'
import { SESSION_SECONDS, type Session } from '../org/sessions.ts'
import type { Application } from '../org/state.ts'

interface Entry {
  payload: AdapterPayload
  expiresAt: number
}

/**
 * Where oidc-provider keeps codes, tokens, grants and interactions: a Map with expiry for each kind (its built-in
 * store forgets after 1,000 records). Sessions and clients aren't kept here: they are the org's own sessions and apps.
 */
export function createOidcStore(org: OrgModel) {
  const entries = new Map<string, Entry>()
  const nowMs = () => org.now().getTime()
  let nextSweep = 0

  function sweep() {
    if (nowMs() < nextSweep) return
    nextSweep = nowMs() + 60_000
    for (const [key, { expiresAt }] of entries) if (expiresAt <= nowMs()) entries.delete(key)
  }

  function put(key: string, payload: AdapterPayload, seconds = SESSION_SECONDS) {
    sweep()
    entries.set(key, { payload, expiresAt: nowMs() + seconds * 1000 })
  }

  function live(key: string): AdapterPayload | undefined {
    const entry = entries.get(key)
    return entry && entry.expiresAt > nowMs() ? entry.payload : undefined
  }

  function records(kind: string): Adapter {
    return {
      async upsert(id, payload, expiresIn) {
        put(`${kind}:${id}`, payload, expiresIn)
        if (payload.grantId) {
          const grant = live(`grant:${payload.grantId}`) ?? { keys: [] }
          const keys = [...(grant.keys as string[]), `${kind}:${id}`]
          put(`grant:${payload.grantId}`, { keys }, expiresIn)
        }
      },
      async find(id) {
        return live(`${kind}:${id}`)
      },
      async findByUid() {
        return undefined
      },
      async findByUserCode() {
        return undefined
      },
      async consume(id) {
        const payload = live(`${kind}:${id}`)
        if (payload) payload.consumed = Math.floor(nowMs() / 1000)
      },
      async destroy(id) {
        entries.delete(`${kind}:${id}`)
      },
      async revokeByGrantId(grantId) {
        const grant = entries.get(`grant:${grantId}`)
        for (const key of (grant?.payload.keys ?? []) as string[]) entries.delete(key)
        entries.delete(`grant:${grantId}`)
      },
    }
  }

  // oidc-provider's session is the org's session: the dashboard, the Admin Console and every app share one.
  function keepSession(sid: string, payload: AdapterPayload, seconds = SESSION_SECONDS) {
    put(`Session:${sid}`, payload, seconds)
    // A sign-in that interrupts an authorization request finds its session by this; the sid may change under it.
    put(`SessionUid:${payload.uid}`, { sid }, seconds)
  }

  function liveSession(sid: string): AdapterPayload | undefined {
    const payload = live(`Session:${sid}`)
    return payload?.accountId && !org.sessions.person(sid) ? undefined : payload
  }

  function endSession(sid: string) {
    org.sessions.end(sid)
    const uid = `SessionUid:${entries.get(`Session:${sid}`)?.payload.uid}`
    if (entries.get(uid)?.payload.sid === sid) entries.delete(uid)
    entries.delete(`Session:${sid}`)
  }

  const sessions: Adapter = {
    ...records('Session'),
    async upsert(sid, payload, expiresIn) {
      const user = payload.accountId ? org.users.find(payload.accountId) : undefined
      if (user) org.sessions.open(sid, user, expiresIn)
      keepSession(sid, payload, expiresIn)
    },
    async find(sid) {
      return liveSession(sid)
    },
    async findByUid(uid) {
      const sid = live(`SessionUid:${uid}`)?.sid
      return typeof sid === 'string' ? liveSession(sid) : undefined
    },
    async destroy(sid) {
      endSession(sid)
    },
  }

  const clients: Adapter = {
    ...records('Client'),
    async find(clientId) {
      const app = org.applications.find(clientId)
      return app?.status === 'ACTIVE' && app.signOnMode === 'OPENID_CONNECT' ? clientMetadata(app) : undefined
    },
  }

  return {
    adapter: (kind: string): Adapter =>
      kind === 'Session' ? sessions : kind === 'Client' ? clients : records(kind),

    /** Signs a person in to the org outside an authorization request. Its `sid` is the cookie's value. */
    openSession(userId: string): Session {
      const sid = org.newId('session') + crypto.randomUUID().replaceAll('-', '')
      const now = Math.floor(nowMs() / 1000)
      keepSession(
        sid,
        {
          kind: 'Session',
          jti: sid,
          uid: crypto.randomUUID(),
          accountId: userId,
          loginTs: now,
          amr: ['pwd'],
          iat: now,
          exp: now + SESSION_SECONDS,
        },
        SESSION_SECONDS,
      )
      return org.sessions.open(sid, org.users.get(userId))
    },

    endSession,
  }
}

export type OidcStore = ReturnType<typeof createOidcStore>

// An app's client_id is its id. PKCE is on, as for every app that Express Configuration sets up.
function clientMetadata(app: Application): AdapterPayload {
  return {
    client_id: app.id,
    client_secret: app.clientSecret!,
    client_name: app.label,
    redirect_uris: app.redirectUris,
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_basic',
    require_auth_time: true,
  }
}
