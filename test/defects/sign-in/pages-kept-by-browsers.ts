import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'doesn’t forbid browsers to keep its pages',
  killedBy: ['sign-in/back-button-after-sign-out'],
  parts: () => ({
    async securityHeaders(ctx, next) {
      await defaultParts.securityHeaders(ctx, next)
      ctx.remove('cache-control')
    },
  }),
})
