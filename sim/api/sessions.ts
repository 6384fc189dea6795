import type Router from '@koa/router'
import type { Context } from 'koa'
import { notFound } from '../org/errors.ts'
import type { Session } from '../org/sessions.ts'
import { personAsParty } from '../org/system-log.ts'
import type { RunningOrg } from '../running-org.ts'
import { callerOf } from './authentication.ts'

/** The session that asks. https://developer.okta.com/docs/reference/api/sessions/ */
export function sessionRoutes(router: Router, orgOf: (ctx: Context) => RunningOrg): void {
  // Without a session Okta says that there is none, not that one may not ask.
  function sessionOf(ctx: Context): Session {
    const session = orgOf(ctx).model.sessions.find((callerOf(ctx) as { sid?: string } | undefined)?.sid)
    if (!session) throw notFound('me', 'Session')
    return session
  }

  router.get('/sessions/me', ctx => {
    ctx.body = sessionBody(orgOf(ctx), sessionOf(ctx))
  })

  router.post('/sessions/me/lifecycle/refresh', ctx => {
    const org = orgOf(ctx)
    org.store.refreshSession(sessionOf(ctx).sid)
    ctx.body = sessionBody(org, sessionOf(ctx))
  })

  router.delete('/sessions/me', ctx => {
    const org = orgOf(ctx)
    const { sid, userId } = sessionOf(ctx)
    org.store.endSession(sid)
    org.model.systemLog.write({
      eventType: 'user.session.end',
      result: 'SUCCESS',
      actor: personAsParty(org.model.users.get(userId)),
    })
    ctx.status = 204
  })
}

function sessionBody(org: RunningOrg, session: Session) {
  const self = `${org.url}/api/v1/sessions/me`
  return {
    id: session.id,
    userId: session.userId,
    login: org.model.users.get(session.userId).profile.login,
    createdAt: session.createdAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
    status: 'ACTIVE',
    lastPasswordVerification: session.createdAt.toISOString(),
    lastFactorVerification: null,
    amr: ['pwd'],
    idp: { id: org.model.state.id, type: 'OKTA' },
    _links: {
      self: { href: self, hints: { allow: ['GET', 'DELETE'] } },
      refresh: { href: `${self}/lifecycle/refresh`, hints: { allow: ['POST'] } },
      user: { name: 'User', href: `${org.url}/api/v1/users/me`, hints: { allow: ['GET'] } },
    },
  }
}
