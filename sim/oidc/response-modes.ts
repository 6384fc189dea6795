import { html, raw } from 'hono/html'
import type { Context } from 'koa'

/** Ways of sending an answer to the app that are served here. */
export const RESPONSE_MODES = ['query', 'fragment', 'form_post'] as const

export type ResponseMode = (typeof RESPONSE_MODES)[number]

/**
 * Sends an authorization response to the app: OAuth 2.0 Multiple Response Type Encoding Practices, and OAuth 2.0 Form
 * Post Response Mode. The redirect URI is kept as it was registered, its own query included.
 */
export function answerAtRedirectUri(
  ctx: Context,
  mode: ResponseMode,
  redirectUri: string,
  answer: Record<string, string>,
): void {
  ctx.set('Referrer-Policy', 'no-referrer')
  if (mode === 'form_post') {
    ctx.status = 200
    ctx.type = 'html'
    ctx.body = String(formPostPage(redirectUri, answer))
    return
  }
  const joint = mode === 'fragment' ? '#' : redirectUri.includes('?') ? '&' : '?'
  ctx.redirect(`${redirectUri}${joint}${new URLSearchParams(answer)}`)
  ctx.status = 302
}

// A page that is seen for a moment, or, without scripts, until its button is pressed.
function formPostPage(action: string, fields: Record<string, string>) {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Signing in</title></head>
<body>
<form method="post" action="${action}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<noscript><p>You are being signed in.</p><button>Continue</button></noscript>
</form>
<script>${raw('document.forms[0].submit()')}</script>
</body>
</html>`
}
