import type { Middleware } from 'koa'
import { defaultParts } from '../../../sp/index.ts'
import { variant } from '../defect.ts'

const CALLBACK = '/login/callback'

export default variant({
  does: 'has Okta’s answer posted to it',
  rightBy: 'OAuth 2.0 Form Post Response Mode: the answer comes as a form, and is the same',
  parts: () => ({
    async authorizationUrl(...args) {
      const url = await defaultParts.authorizationUrl(...args)
      url.searchParams.set('response_mode', 'form_post')
      return url
    },
    // The browser's cookie is SameSite=Lax and doesn't come with the post; it does come with what follows it.
    async securityHeaders(ctx, next) {
      if (ctx.method !== 'POST' || ctx.path !== CALLBACK) return defaultParts.securityHeaders(ctx, next)
      await defaultParts.securityHeaders(ctx, async () => {
        ctx.status = 303
        ctx.redirect(`${CALLBACK}?${await bodyOf(ctx)}`)
      })
    },
  }),
})

async function bodyOf({ req }: Parameters<Middleware>[0]): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
