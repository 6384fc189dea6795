import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'begins a sign-in from a tile with GET only',
  killedBy: ['initiate/post'],
  parts: () => ({
    frontRoutes: alpacon =>
      aroundRoutes(defaultParts.frontRoutes(alpacon), (ctx, next) => {
        if (ctx.path === '/login' && ctx.method === 'POST') ctx.throw(405)
        return next()
      }),
  }),
})
