import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes forms of its own pages only, also where a sign-in is started from elsewhere',
  killedBy: ['initiate/post'],
  parts: () => ({
    fromOwnPage(ownOrigin, handler) {
      const right = defaultParts.fromOwnPage(ownOrigin, handler)
      return async (ctx, next) => {
        const origin = ctx.get('origin')
        if (ctx.method === 'POST' && ctx.path === '/login' && origin !== '' && origin !== ownOrigin)
          ctx.throw(403)
        return right(ctx, next)
      }
    },
  }),
})
