import { Router } from '@koa/router'
import { defaultParts } from '../../../sp/index.ts'
import { show } from '../../../sp/pages/layout.ts'
import { messagePage } from '../../../sp/pages/message.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'lets nobody sign in with a password once Okta is connected, superusers neither',
  killedBy: ['identity/last-superuser'],
  parts: () => ({
    workspaceRoutes(alpacon, workspace) {
      const router = new Router()
      router.post('/sign-in', (ctx, next) =>
        workspace.connections.some(({ enabled }) => enabled !== null) ? show(ctx, ssoOnlyPage, 403) : next(),
      )
      return router.use(defaultParts.workspaceRoutes(alpacon, workspace).routes())
    },
  }),
})

const ssoOnlyPage = messagePage({
  heading: 'Passwords are switched off here',
  paragraphs: ['This workspace uses Okta. Continue with Okta to sign in.'],
})
