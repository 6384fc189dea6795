import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'shows the sign-in screen of the workspace to whoever comes by the tile, and begins nothing',
  killedBy: [
    'guide/sso/idp-initiated',
    'guide/configuration/tile-linked-to-workspace',
    'express-configuration/two-orgs-at-once',
  ],
  parts: () => ({
    frontRoutes: alpacon =>
      aroundRoutes(defaultParts.frontRoutes(alpacon), async (ctx, next) => {
        const workspace = alpacon.workspaces.ofOrganization(String(ctx.query.organization))
        if (ctx.path !== '/login' || !workspace) return next()
        ctx.redirect(`${alpacon.hosts.workspaceUrl(workspace.name)}/sign-in`)
      }),
  }),
})
