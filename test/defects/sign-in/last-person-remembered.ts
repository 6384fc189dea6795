import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'fills in the email of who was signed in last, also after they signed out',
  killedBy: ['sign-in/workspace-picker'],
  parts: () => ({
    signIn(alpacon, ctx, workspace, userId, method) {
      defaultParts.signIn(alpacon, ctx, workspace, userId, method)
      const email = workspace.users.find(({ id }) => id === userId)?.email ?? ''
      ctx.cookies.set('alpacon_last', encodeURIComponent(email), { sameSite: 'lax' })
    },
    workspaceRoutes: (alpacon, workspace) =>
      aroundRoutes(defaultParts.workspaceRoutes(alpacon, workspace), async (ctx, next) => {
        await next()
        const last = decodeURIComponent(ctx.cookies.get('alpacon_last') ?? '')
        if (ctx.path === '/sign-in' && typeof ctx.body === 'string')
          ctx.body = ctx.body.replace('type="email" value=""', `type="email" value="${last}"`)
      }),
  }),
})
