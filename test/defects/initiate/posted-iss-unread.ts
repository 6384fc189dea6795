import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'reads the address of a posted initiation only, not the form',
  killedBy: ['initiate/post'],
  parts: () => ({
    frontRoutes: alpacon =>
      aroundRoutes(defaultParts.frontRoutes(alpacon), (ctx, next) => {
        // What has been read counts as the form: an empty one.
        if (ctx.path === '/login') Object.assign(ctx.request, { body: {} })
        return next()
      }),
  }),
})
