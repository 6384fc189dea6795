import type { Context, Next } from 'koa'
import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

// Every attempt's cookie under one name: the second takes the place of the first.
function underOneName(ctx: Context, next: Next) {
  const { get, set } = ctx.cookies
  const nameOf = (name: string) => (name.startsWith('alpacon_attempt_') ? 'alpacon_attempt' : name)
  ctx.cookies.get = (name, options) => get.call(ctx.cookies, nameOf(name), options)
  ctx.cookies.set = (name, value, options) => set.call(ctx.cookies, nameOf(name), value, options)
  return next()
}

export default defect({
  does: 'keeps one sign-in per browser in a cookie: a second tab takes the first one’s',
  killedBy: ['sign-in/two-tabs'],
  parts: () => ({
    oktaBeginRoutes: (...given) => aroundRoutes(defaultParts.oktaBeginRoutes(...given), underOneName),
    oktaCallbackRoutes: (...given) => aroundRoutes(defaultParts.oktaCallbackRoutes(...given), underOneName),
  }),
})
