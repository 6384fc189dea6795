import { defaultParts } from '../../../sp/index.ts'
import { messagePage } from '../../../sp/pages/message.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

const underWay = 'alpacon_signing_in'
const underWayPage = messagePage({
  heading: 'You are signing in already',
  paragraphs: ['Finish the sign-in that you began in this browser, or wait ten minutes.'],
})

export default defect({
  does: 'begins no sign-in in a browser whose last one never came to an end',
  killedBy: [
    'assignments/app-deactivated-and-activated',
    'guide/troubleshooting/no-tile-person-not-assigned',
    'sign-in/abandoned-at-okta',
  ],
  parts: () => ({
    oktaBeginRoutes: (alpacon, attempts, workspace) =>
      aroundRoutes(defaultParts.oktaBeginRoutes(alpacon, attempts, workspace), async (ctx, next) => {
        if (ctx.path === '/sign-in/okta' && ctx.cookies.get(underWay)) {
          ctx.status = 409
          ctx.body = String(await underWayPage)
          return
        }
        await next()
        ctx.cookies.set(underWay, ctx.path === '/sign-in/okta' ? 'yes' : null, {
          maxAge: 600_000,
          signed: false,
        })
      }),
  }),
})
