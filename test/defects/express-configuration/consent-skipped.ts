import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'asks for no consent: whoever signs in as a superuser has approved',
  killedBy: ['guide/configuration/express-configuration', 'express-configuration/declined-consent'],
  parts: () => ({
    approvalRoutes(alpacon, provider) {
      const inner = defaultParts.approvalRoutes(alpacon, provider)
      const answer = inner.routes()
      return aroundRoutes(inner, async (ctx, next) => {
        await next()
        if (ctx.method !== 'GET' || !String(ctx.body).includes('Authorize App')) return
        ctx.method = 'POST'
        ctx.path = `${ctx.path.replace(/\/$/, '')}/decision`
        ctx.request.body = { decision: 'accept' }
        await answer(ctx as Parameters<typeof answer>[0], async () => undefined)
      })
    },
  }),
})
