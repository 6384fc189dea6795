import { defaultParts } from '../../../sp/index.ts'
import { sessionCookie } from '../../../sp/sign-in/cookies.ts'
import { variant } from '../defect.ts'

const NAME = '__Host-workspace'

export default variant({
  does: 'keeps sessions in a cookie of another name, Secure and SameSite=None',
  rightBy: 'RFC 6265bis, 4.1.3.2: names and attributes of cookies are the server’s own',
  parts: () => ({
    async securityHeaders(ctx, next) {
      ctx.req.headers.cookie &&= ctx.req.headers.cookie.replaceAll(`${NAME}=`, `${sessionCookie}=`)
      await defaultParts.securityHeaders(ctx, next)
      const set = ctx.response.get('set-cookie') as unknown as string[] | string
      if (!set) return
      const lines = (Array.isArray(set) ? set : [set]).map(line =>
        line.startsWith(`${sessionCookie}=`)
          ? `${line.replace(sessionCookie, NAME).replace(/; samesite=lax/i, '')}; secure; samesite=none`
          : line,
      )
      ctx.set('set-cookie', lines)
    },
  }),
})
