import type Router from '@koa/router'
import type { Context } from 'koa'
import { OktaError } from '../org/errors.ts'

const SHOWN = 3

/**
 * Says what is wrong with a request that no route took: E0000022 where the address answers to other methods, otherwise
 * 501, naming the request and the nearest routes that are there. Okta has some 480; a test should learn at once that it
 * asked for one of the others.
 */
export function refuseUnknown(router: Router) {
  return (ctx: Context): void => {
    const routes = router.stack.filter(({ methods }) => methods.length > 0)
    const allowed = routes.filter(route => route.match(ctx.path)).flatMap(({ methods }) => methods)
    if (allowed.length > 0) {
      ctx.set('Allow', [...new Set(allowed)].join(', '))
      throw new OktaError('E0000022')
    }
    const near = routes
      .map(({ methods, path }) => ({ method: methods.at(-1), path: String(path) }))
      .map(route => ({ ...route, likeness: likeness(ctx, route) }))
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, SHOWN)
    throw new OktaError('E0000052', '', [
      `${ctx.method} ${ctx.path} is not simulated`,
      ...near.map(({ method, path }) => `There is ${method} ${path}`),
    ])
  }
}

// Steps that agree from the left weigh most, then the same method, then as many steps.
function likeness({ method, path }: Context, route: { method: string | undefined; path: string }): number {
  const [asked, known] = [path.split('/'), route.path.split('/')]
  const different = known.findIndex((step, index) => !step.startsWith(':') && step !== asked[index])
  const agreeing = different === -1 ? known.length : different
  return agreeing * 100 + (route.method === method ? 10 : 0) - Math.abs(asked.length - known.length)
}
