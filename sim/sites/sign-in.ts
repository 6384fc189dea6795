import type Router from '@koa/router'
import type { Context } from 'koa'
import type Provider from 'oidc-provider'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { SESSION_COOKIE } from '../oidc/provider.ts'
import type { User } from '../org/state.ts'
import { personAsParty } from '../org/system-log.ts'
import type { SignInFailure } from '../org/users.ts'
import { signInPage } from '../pages/sign-in.ts'
import type { RunningOrg } from '../running-org.ts'
import { csrfToken, isGenuine } from './anti-forgery.ts'
import { chooserOf } from './sign-in-chooser.ts'
import { COOKIE, formOf, localAddress, queryOf, SIGN_IN_PATH, showMessage, showPage } from './site.ts'

/** Where a form stands: what it posts to, what it carries on, and what happens once the person is known. */
interface SignInForm {
  action: string
  hidden: Record<string, string>
  username?: string
  finish: (user: User, remember: boolean) => void | Promise<void>
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

type Attempt = { user: User } | { failure: SignInFailure; user?: User }

/** What Okta says; it doesn't tell who is known to it, nor who is locked out. */
const REFUSALS: Record<SignInFailure, string> = {
  INVALID_CREDENTIALS: 'Unable to sign in',
  LOCKED_OUT: 'Unable to sign in',
  PASSWORD_EXPIRED: 'Your Okta password has expired',
}

/**
 * Answers a request to an authorization server. Where a person has to sign in first, the page for it is the answer, as
 * Identity Engine has it: oidc-provider's redirect to it would be one more request.
 */
export async function answerOidc(ctx: Context, org: RunningOrg): Promise<void> {
  await org.answerOidc(ctx)
  const page = ctx.res.getHeader('Location')
  if (typeof page !== 'string' || !page.startsWith('/signin/authorize/')) return
  ctx.remove('Location')
  // What the page says of itself, such as its list's next part, is at its own address.
  ctx.url = page
  const { Interaction } = (ctx as unknown as KoaContextWithOIDC).oidc.entities
  show(ctx, org, authorizeForm(ctx, org, Interaction!), {})
}

function show(
  ctx: Context,
  org: RunningOrg,
  form: SignInForm,
  page: Partial<Parameters<typeof signInPage>[0]>,
) {
  showPage(
    ctx,
    signInPage({
      org: org.name,
      step: 'identifier',
      action: form.action,
      hidden: form.hidden,
      csrf: csrfToken(ctx, org),
      ...(form.username && { username: form.username }),
      ...(org.chooser && { chooser: chooserOf(ctx, org) }),
      ...page,
    }),
  )
}

function authorizeForm(ctx: Context, org: RunningOrg, interaction: Interaction): SignInForm {
  const hint = interaction.params.login_hint
  return {
    action: ctx.path,
    hidden: {},
    ...(typeof hint === 'string' && { username: hint }),
    async finish(user, remember) {
      interaction.result = { login: { accountId: user.id, amr: ['pwd'], remember } }
      const sid = ctx.cookies.get(SESSION_COOKIE)
      const before = org.model.sessions.person(sid)
      if (sid && before && before !== user) {
        // Somebody else takes this browser over: their session is a new one, which no request began in.
        org.store.endSession(sid)
        interaction.session = undefined
      }
      await interaction.save(interaction.exp - Math.floor(Date.now() / 1000))
      await goOn(ctx, org, interaction)
    },
  }
}

// The request that the sign-in interrupted goes on at once, in the same answer, with the one cookie that the browser
// would have sent along to its address.
async function goOn(ctx: Context, org: RunningOrg, { uid, returnTo }: Interaction) {
  ctx.method = 'GET'
  ctx.url = new URL(returnTo).pathname
  ctx.req.headers.cookie = [ctx.headers.cookie, `${org.provider().cookieName('resume')}=${uid}`].join('; ')
  await answerOidc(ctx, org)
}

/**
 * Okta's sign-in, identifier first, for the dashboard (`/login/login.htm?fromURI=…`) and in the middle of an
 * authorization request (`/signin/authorize/…`).
 */
export function signInRoutes(router: Router, orgOf: (ctx: Context) => RunningOrg): void {
  async function submit(ctx: Context, org: RunningOrg, form: SignInForm) {
    const { username = '', password, rememberMe, signInAs, _csrf } = formOf(ctx)
    const hidden = { ...form.hidden, ...(rememberMe && { rememberMe }) }
    const at = { ...form, hidden }
    if (!isGenuine(ctx, org, _csrf)) {
      return show(ctx, org, form, { error: 'Your session has expired. Please try to sign in again.' })
    }
    const chosen = org.chooser && signInAs !== undefined ? org.model.users.find(signInAs) : undefined
    if (chosen) {
      const failure = await finish(org, form, org.model.users.admit(chosen), false)
      return failure === undefined ? undefined : show(ctx, org, form, { error: REFUSALS[failure] })
    }
    if (!username.trim()) return show(ctx, org, form, { fieldError: 'Please enter a username' })
    if (password === undefined) return show(ctx, org, at, { step: 'password', username })
    if (!password) {
      return show(ctx, org, at, { step: 'password', username, fieldError: 'Please enter a password' })
    }
    const result = org.model.users.authenticate(username, password)
    const failure = await finish(org, form, result, rememberMe !== undefined)
    if (failure !== undefined) show(ctx, org, at, { step: 'password', username, error: REFUSALS[failure] })
  }

  /** Lets a person in, or answers why not; the System Log has both. */
  async function finish(org: RunningOrg, form: SignInForm, result: Attempt, remember: boolean) {
    const actor = result.user && personAsParty(result.user)
    org.model.systemLog.write({
      eventType: 'user.session.start',
      ...(actor && { actor }),
      ...('failure' in result ? { result: 'FAILURE', reason: result.failure } : { result: 'SUCCESS' }),
    })
    if ('failure' in result) return result.failure
    await form.finish(result.user, remember)
    return undefined
  }

  function dashboardForm(ctx: Context, org: RunningOrg, fromURI: string | undefined): SignInForm {
    const returnTo = localAddress(fromURI, org.url, '/app/UserHome')
    return {
      action: SIGN_IN_PATH,
      hidden: { fromURI: returnTo },
      finish(user, remember) {
        const known = ctx.cookies.get(SESSION_COOKIE)
        if (known) org.store.endSession(known)
        const { sid, expiresAt } = org.store.openSession(user.id)
        // The browser goes by a clock of its own.
        const expires = new Date(expiresAt.getTime() - org.model.offsetSeconds() * 1000)
        ctx.cookies.set(SESSION_COOKIE, sid, { ...COOKIE, ...(remember && { expires }) })
        ctx.status = 303
        ctx.redirect(returnTo)
      },
    }
  }

  async function interruptedForm(ctx: Context, org: RunningOrg): Promise<SignInForm | undefined> {
    try {
      const interaction = await org.provider().interactionDetails(ctx.req, ctx.res)
      return interaction.uid === ctx.params.uid ? authorizeForm(ctx, org, interaction) : undefined
    } catch {
      return undefined
    }
  }

  function showExpired(ctx: Context, org: RunningOrg) {
    showMessage(ctx, {
      org: org.name,
      status: 400,
      heading: 'Bad Request',
      message: 'Your session has expired. Please try to sign in again.',
      detail:
        'This sign-in was started in another browser, too long ago, or has been completed. Start again in the app.',
    })
  }

  router.get(SIGN_IN_PATH, ctx => {
    const org = orgOf(ctx)
    show(ctx, org, dashboardForm(ctx, org, queryOf(ctx, 'fromURI')), {})
  })

  router.post(SIGN_IN_PATH, async ctx => {
    const org = orgOf(ctx)
    await submit(ctx, org, dashboardForm(ctx, org, formOf(ctx).fromURI))
  })

  router.get('/signin/authorize/:uid', async ctx => {
    const org = orgOf(ctx)
    const form = await interruptedForm(ctx, org)
    if (form) show(ctx, org, form, {})
    else showExpired(ctx, org)
  })

  router.post('/signin/authorize/:uid', async ctx => {
    const org = orgOf(ctx)
    const form = await interruptedForm(ctx, org)
    if (form) await submit(ctx, org, form)
    else showExpired(ctx, org)
  })

  router.post('/login/signout', ctx => {
    const org = orgOf(ctx)
    const sid = ctx.cookies.get(SESSION_COOKIE)
    const user = org.model.sessions.person(sid)
    if (sid && isGenuine(ctx, org, formOf(ctx)._csrf)) {
      org.store.endSession(sid)
      if (user) {
        org.model.systemLog.write({
          eventType: 'user.session.end',
          result: 'SUCCESS',
          actor: personAsParty(user),
        })
      }
      ctx.cookies.set(SESSION_COOKIE, null, COOKIE)
    }
    ctx.status = 303
    ctx.redirect(SIGN_IN_PATH)
  })
}
