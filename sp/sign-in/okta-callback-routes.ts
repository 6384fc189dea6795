import { Router } from '@koa/router'
import type { Context } from 'koa'
import type { Alpacon } from '../alpacon.ts'
import { digest, randomSecret } from '../ids.ts'
import { redirectUri } from '../integration.ts'
import { show } from '../pages/layout.ts'
import { DataError } from '../storage/data-error.ts'
import {
  type Attempt,
  type Attempts,
  attemptLifetimeMs,
  type Transaction,
  ticketLifetimeMs,
} from './attempts.ts'
import { attemptCookie, dropCookie, readAttemptCookie, setCookie } from './cookies.ts'
import { askingWith, UntrustworthyAnswerError } from './relying-party.ts'
import { failureOf, knownCode } from './sign-in-failure.ts'
import { isUsable } from './usable-connection.ts'

const callbackPath = '/login/callback'

/** The identity host's part of signing in with Okta: on to Okta with fresh values, and Okta's answer. */
export function oktaCallbackRoutes(alpacon: Alpacon, attempts: Attempts): Router {
  const router = new Router()
  router.get('/login/start', ctx => start(alpacon, attempts, ctx))
  router.get(callbackPath, ctx => callback(alpacon, attempts, ctx))
  return router
}

async function start(alpacon: Alpacon, attempts: Attempts, ctx: Context) {
  const { parts, patienceWithOktaSeconds: patienceSeconds } = alpacon
  const attempt = attempts.begun.take(String(ctx.query.attempt ?? ''))
  const found = attempt && belongings(alpacon, attempt)
  if (attempt === undefined || found === undefined) {
    await show(ctx, parts.brokenOffPage(alpacon.hosts.frontUrl), 400)
    return
  }
  const { connection } = found
  try {
    const metadata = await parts.discover(connection, { fetcher: alpacon.fetch, patienceSeconds })
    const problem = parts.checkMetadata(metadata, connection.options.issuer)
    if (problem !== undefined) throw new UntrustworthyAnswerError(problem)
    const expected = parts.freshExpectations(found.workspace.longest_sign_in_age_s ?? undefined)
    const secret = randomSecret()
    attempts.atOkta.set(
      expected.state,
      { attempt, metadata, expected, browser: digest(secret) },
      attemptLifetimeMs,
    )
    const url = await parts.authorizationUrl(parts.relyingParty(metadata, connection, patienceSeconds), {
      expected,
      redirectUri: redirectUri(alpacon.hosts),
      scope: connection.options.scope,
      loginHint: attempt.loginHint,
      anew: attempt.anew,
    })
    setCookie(ctx, attemptCookie(expected.state), secret, {
      path: callbackPath,
      lifetimeMs: attemptLifetimeMs,
    })
    ctx.status = 303
    ctx.redirect(url.href)
  } catch (error) {
    await showFailure(alpacon, ctx, found, error)
  }
}

/**
 * Okta's answer. It counts only with a state that this very browser was sent out with, and only once. What comes
 * without one (a replay, another browser, a third-party initiation at the wrong address) is answered with a page.
 */
async function callback(alpacon: Alpacon, attempts: Attempts, ctx: Context) {
  const { hosts, parts } = alpacon
  const state = typeof ctx.query.state === 'string' ? ctx.query.state : ''
  const cookie = attemptCookie(state)
  const transaction = attempts.atOkta.get(state)
  const mine = transaction && parts.isSameBrowser(readAttemptCookie(ctx, state), transaction.browser)
  const found = transaction && belongings(alpacon, transaction.attempt)
  if (transaction === undefined || found === undefined || !mine) {
    await show(ctx, parts.brokenOffPage(hosts.frontUrl), 400)
    return
  }
  attempts.atOkta.delete(state)
  dropCookie(ctx, cookie, callbackPath)
  const { workspace, connection, link } = found
  try {
    const identity = await identify(alpacon, transaction, found, ctx.querystring)
    const admission = parts.admit(parts, workspace, connection, identity, alpacon.now())
    if ('refused' in admission) {
      const { issuer } = connection.options
      const failure = { reason: admission.refused, issuer, person: identity.email }
      alpacon.lastFailures.keep(workspace.name, 'sign-in', failure)
      const { status, page } = parts.notAdmitted(admission.refused, {
        workspace,
        email: identity.email,
        link,
      })
      await show(ctx, page, status)
      return
    }
    await alpacon.workspaces.save(workspace)
    alpacon.lastFailures.worked(workspace.name, 'sign-in')
    const ticket = randomSecret()
    attempts.tickets.set(
      ticket,
      { attempt: transaction.attempt, userId: admission.user.id },
      ticketLifetimeMs,
    )
    ctx.status = 303
    ctx.redirect(`${hosts.workspaceUrl(workspace.name)}/sign-in/complete?${new URLSearchParams({ ticket })}`)
  } catch (error) {
    // Nothing was wrong with the sign-in.
    if (error instanceof DataError) throw error
    await showFailure(alpacon, ctx, found, error)
  }
}

async function showFailure(
  { parts, lastFailures }: Alpacon,
  ctx: Context,
  { workspace, connection, link }: Belongings,
  error: unknown,
) {
  const { issuer } = connection.options
  const failure = { reason: failureOf(error), code: knownCode(error), issuer }
  lastFailures.keep(workspace.name, 'sign-in', failure)
  const { status, page } = parts.signInFailed(error, link)
  await show(ctx, page, status)
}

async function identify(
  { hosts, parts, now, fetch, patienceWithOktaSeconds }: Alpacon,
  { metadata, expected }: Transaction,
  { connection }: Belongings,
  querystring: string,
) {
  const ahead = (now() - Date.now()) / 1000
  const configuration = askingWith(
    parts.relyingParty(metadata, connection, patienceWithOktaSeconds, ahead),
    fetch,
  )
  const callbackUrl = new URL(`${redirectUri(hosts)}?${querystring}`)
  const { claims, accessToken } = await parts.exchangeCode(configuration, callbackUrl, expected)
  const problem = parts.checkIdToken(claims, {
    clientId: connection.options.client_id,
    now: now(),
    accessToken,
  })
  if (problem !== undefined) throw new UntrustworthyAnswerError(`the ID token can't be used: ${problem}`)
  return parts.readIdentity(claims, await parts.fetchProfile(configuration, accessToken, claims.sub))
}

type Belongings = NonNullable<ReturnType<typeof belongings>>

/** The workspace and connection of an attempt, as they are now: the connection may be gone or disabled since it began. */
function belongings(alpacon: Alpacon, attempt: Attempt) {
  const { hosts, workspaces } = alpacon
  const workspace = workspaces.named(attempt.workspace)
  const connection = workspace?.connections.find(({ id }) => id === attempt.connectionId)
  if (workspace === undefined || connection === undefined || !isUsable(alpacon, workspace, connection))
    return undefined
  const link = { text: 'Back to sign-in', href: `${hosts.workspaceUrl(workspace.name)}/sign-in` }
  return { workspace, connection, link }
}
