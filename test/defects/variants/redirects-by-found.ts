import { defaultParts } from '../../../sp/index.ts'
import { variant } from '../defect.ts'

export default variant({
  does: 'redirects with 302 where the reference says 303',
  rightBy: 'RFC 9110, 15.4.3: after 302 too a browser asks with GET',
  parts: () => ({
    async securityHeaders(ctx, next) {
      await defaultParts.securityHeaders(ctx, next)
      if (ctx.status === 303) ctx.status = 302
    },
  }),
})
