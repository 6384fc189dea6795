import { createHmac, randomBytes } from 'node:crypto'
import type { Context } from 'koa'
import { digest, isSecret, randomSecret } from './ids.ts'

/** Names a browser to the forms that it is shown, whoever is signed in. */
const formCookie = 'alpacon_form'
const key = randomBytes(32)
const postedForm = /<form(?=[^>]*\smethod="post")[^>]*>/g

/** A page with the token of this browser in each form that is posted; gives a browser that has no name yet a cookie. */
export function withFormTokens(ctx: Context, page: string): string {
  if (page.search(postedForm) === -1) return page
  const browser = ctx.cookies.get(formCookie) || randomSecret()
  if (ctx.cookies.get(formCookie) !== browser)
    ctx.cookies.set(formCookie, browser, { httpOnly: true, sameSite: 'lax', signed: false })
  return page.replace(
    postedForm,
    form => `${form}\n<input type="hidden" name="_csrf" value="${tokenOf(browser)}">`,
  )
}

/** Whether the form that was posted is one that this browser was shown. */
export function isFromOwnForm(ctx: Context): boolean {
  const browser = ctx.cookies.get(formCookie)
  const { _csrf: token } = (ctx.request.body ?? {}) as { _csrf?: unknown }
  return browser !== undefined && typeof token === 'string' && isSecret(token, digest(tokenOf(browser)))
}

function tokenOf(browser: string): string {
  return createHmac('sha256', key).update(browser).digest('base64url')
}
