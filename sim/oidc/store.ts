import type { Adapter, AdapterPayload } from 'oidc-provider'
import type { OrgModel } from '../org/org.ts'
import { SESSION_SECONDS, type Session } from '../org/sessions.ts'
import type { AuthorizationServer } from './authorization-server.ts'
import { clientMetadata } from './client.ts'
import { toOrgTime, toRealTime } from './org-time.ts'

/** One record of oidc-provider's. */
interface Entry {
  payload: AdapterPayload
  savedAt: number
  expiresAt: number
}

/** A copy of everything that a store holds. */
export type StoredEntries = readonly (readonly [string, Entry])[]

/** What ends with the app that it was issued to. */
const ISSUED_TO_APPS = ['AuthorizationCode', 'AccessToken', 'RefreshToken']

/**
 * Where oidc-provider keeps codes, tokens, grants and interactions: a Map with expiry for each kind (its built-in
 * store forgets after 1,000 records). Sessions and clients aren't kept here: they are the org's own sessions and apps.
 * What one authorization server issued is nothing to another of the same org; a sign-in under way is the org's.
 * Times are kept by the org's clock.
 */
export function createOidcStore(org: OrgModel, stored: StoredEntries = []) {
  const entries = new Map(structuredClone(stored))
  const nowMs = () => org.now().getTime()
  let nextSweep = 0

  function sweep() {
    if (nowMs() < nextSweep) return
    nextSweep = nowMs() + 60_000
    dropExpired()
  }

  function dropExpired() {
    for (const [key, { expiresAt }] of entries) if (expiresAt <= nowMs()) entries.delete(key)
  }

  function put(key: string, payload: AdapterPayload, seconds = SESSION_SECONDS) {
    sweep()
    entries.set(key, { payload, savedAt: nowMs(), expiresAt: nowMs() + seconds * 1000 })
  }

  function live(key: string): AdapterPayload | undefined {
    const entry = entries.get(key)
    return entry && entry.expiresAt > nowMs() ? entry.payload : undefined
  }

  // Deactivating an app ends what was issued to it, for good: https://developer.okta.com/docs/reference/api/apps/
  function hasEnded(kind: string, key: string): boolean {
    const entry = entries.get(key)
    if (!entry || !ISSUED_TO_APPS.includes(kind)) return false
    const app = org.applications.find(String(entry.payload.clientId))
    if (app?.status !== 'ACTIVE') return true
    return app.tokensNotBefore !== null && entry.savedAt <= Date.parse(app.tokensNotBefore)
  }

  function records(kind: string, scope = ''): Adapter {
    const keyOf = (id: string) => `${scope}${kind}:${id}`
    const grantKeyOf = (grantId: string) => `${scope}grant:${grantId}`
    return {
      async upsert(id, payload, expiresIn) {
        put(keyOf(id), toOrgTime(org, payload), expiresIn)
        if (payload.grantId) {
          const grant = live(grantKeyOf(payload.grantId)) ?? { keys: [] }
          put(grantKeyOf(payload.grantId), { keys: [...(grant.keys as string[]), keyOf(id)] }, expiresIn)
        }
      },
      async find(id) {
        return hasEnded(kind, keyOf(id)) ? undefined : toRealTime(org, live(keyOf(id)))
      },
      async findByUid() {
        return undefined
      },
      async findByUserCode() {
        return undefined
      },
      async consume(id) {
        const payload = live(keyOf(id))
        if (payload) payload.consumed = Math.floor(nowMs() / 1000)
      },
      async destroy(id) {
        entries.delete(keyOf(id))
      },
      async revokeByGrantId(grantId) {
        const grant = entries.get(grantKeyOf(grantId))
        for (const key of (grant?.payload.keys ?? []) as string[]) entries.delete(key)
        entries.delete(grantKeyOf(grantId))
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
    return payload?.accountId && !org.sessions.person(sid) ? undefined : toRealTime(org, payload)
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
      keepSession(sid, toOrgTime(org, payload), expiresIn)
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

  const clients = (server: AuthorizationServer): Adapter => ({
    ...records('Client'),
    async find(clientId) {
      const app = org.applications.find(clientId)
      const isClient = app?.status === 'ACTIVE' && app.signOnMode === 'OPENID_CONNECT'
      return isClient ? clientMetadata(app, server) : undefined
    },
  })

  return {
    /** What an authorization server's oidc-provider keeps its records with. */
    adapterFor:
      (server: AuthorizationServer) =>
      (kind: string): Adapter => {
        if (kind === 'Session') return sessions
        if (kind === 'Client') return clients(server)
        return kind === 'Interaction' ? records(kind) : records(kind, `${server.path} `)
      },

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

    /** Renews a session that lives: for the org, and for what asks people to sign in, which has its own record of it. */
    refreshSession(sid: string): void {
      const session = org.sessions.find(sid)
      if (!session) return
      org.sessions.open(sid, org.users.get(session.userId))
      const payload = live(`Session:${sid}`)
      if (payload) keepSession(sid, { ...payload, exp: Math.floor(nowMs() / 1000) + SESSION_SECONDS })
    },

    endSession,

    /** Ends what was issued to apps about a person: codes, access and refresh tokens. */
    revokeIssuedAbout(userId: string): void {
      for (const [key, { payload }] of entries) if (payload.accountId === userId) entries.delete(key)
    },

    /** Forgets what has expired: a clock that is put back brings none of it to life. */
    dropExpired(): void {
      nextSweep = 0
      dropExpired()
    },

    /** A copy of all records. */
    remember: (): StoredEntries => structuredClone([...entries]),
  }
}

export type OidcStore = ReturnType<typeof createOidcStore>
