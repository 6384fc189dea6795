import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'lets other sites show its pages in a frame',
  killedBy: ['initiate/framed'],
  parts: () => ({
    async securityHeaders(ctx, next) {
      await defaultParts.securityHeaders(ctx, next)
      ctx.remove('content-security-policy')
      ctx.remove('x-frame-options')
    },
  }),
})
