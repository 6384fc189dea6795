import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import { OktaError } from '../org/errors.ts'
import { randomBase62 } from '../org/ids.ts'
import { SESSION_TOKEN_SECONDS } from '../org/session-tokens.ts'
import type { User } from '../org/state.ts'
import { personAsParty } from '../org/system-log.ts'
import type { RunningOrg } from '../running-org.ts'
import { bodyOf, requiredText } from './body.ts'

const credentialsSchema = z.object({ username: requiredText, password: requiredText })

/**
 * Primary authentication: a session token for a right password. Every refusal looks alike, E0000004.
 * https://developer.okta.com/docs/reference/api/authn/
 */
export function authnRoutes(router: Router, orgOf: (ctx: Context) => RunningOrg): void {
  router.post('/authn', ctx => {
    const org = orgOf(ctx)
    const { username, password } = bodyOf(ctx, credentialsSchema)
    const result = org.model.users.authenticate(username, password)
    org.model.systemLog.write({
      eventType: 'user.session.start',
      ...(result.user && { actor: personAsParty(result.user) }),
      ...('failure' in result ? { result: 'FAILURE', reason: result.failure } : { result: 'SUCCESS' }),
    })
    if ('failure' in result) {
      if (result.failure !== 'PASSWORD_EXPIRED') throw new OktaError('E0000004')
      const expiresAt = new Date(org.model.now().getTime() + SESSION_TOKEN_SECONDS * 1000)
      ctx.body = {
        stateToken: `00${randomBase62(40)}`,
        expiresAt: expiresAt.toISOString(),
        status: 'PASSWORD_EXPIRED',
        _embedded: { user: embeddedUser(result.user!) },
      }
      return
    }
    const { token, expiresAt } = org.model.sessionTokens.issue(result.user.id)
    ctx.body = {
      expiresAt: expiresAt.toISOString(),
      status: 'SUCCESS',
      sessionToken: token,
      _embedded: { user: embeddedUser(result.user) },
    }
  })
}

function embeddedUser({ id, passwordChanged, profile }: User) {
  const { login, firstName, lastName, locale = 'en_US', timezone = 'America/Los_Angeles' } = profile
  return { id, passwordChanged, profile: { login, firstName, lastName, locale, timeZone: timezone } }
}
