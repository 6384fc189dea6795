import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'reads the metadata of whatever issuer a link names, before it looks whether anybody is connected to it',
  killedBy: ['initiate/unknown-iss'],
  parts: () => ({
    frontRoutes: alpacon =>
      aroundRoutes(defaultParts.frontRoutes(alpacon), async (ctx, next) => {
        const { iss } = ctx.query
        if (ctx.path === '/login' && typeof iss === 'string' && URL.canParse(iss))
          await alpacon
            .fetch(`${iss}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(2000) })
            .catch(() => undefined)
        await next()
      }),
  }),
})
