import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'leads whoever comes by the tile to the workspace that their browser opened last',
  killedBy: ['guide/troubleshooting/wrong-workspace'],
  parts: () => ({
    workspaceRoutes: (alpacon, workspace) =>
      aroundRoutes(defaultParts.workspaceRoutes(alpacon, workspace), async (ctx, next) => {
        const domain = new URL(alpacon.hosts.frontUrl).hostname
        ctx.cookies.set('last_workspace', workspace.name, { domain, signed: false })
        await next()
      }),
    frontRoutes: alpacon =>
      aroundRoutes(defaultParts.frontRoutes(alpacon), async (ctx, next) => {
        const last = ctx.cookies.get('last_workspace')
        if (ctx.path !== '/login' || last === undefined) return next()
        ctx.redirect(`${alpacon.hosts.workspaceUrl(last)}/sign-in/okta`)
      }),
  }),
})
