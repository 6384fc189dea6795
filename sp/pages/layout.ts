import { html } from 'hono/html'
import type { Context } from 'koa'
import { withFormTokens } from '../form-tokens.ts'
import { logoPath, stylesheetPath } from './assets.ts'

/** Markup whose interpolations are escaped. */
export type Html = ReturnType<typeof html>

type Page = {
  /** Without the product's name: it is added. */
  title: string
  body: Html
  /** Forms and messages are narrow, a workspace's home is not. */
  width?: 'narrow' | 'full'
  /** Where to go from the header. */
  ways?: Html | string
  /** What stands at the right of the header. */
  corner?: Html | string
}

/** A whole page: header with Alpacon's mark, one main part, footer. */
export function layout({ title, body, width = 'narrow', ways = '', corner = '' }: Page): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Alpacon</title>
<link rel="icon" href="${logoPath}">
<link rel="stylesheet" href="${stylesheetPath}">
</head>
<body>
<header><div><img src="${logoPath}" alt="" width="30" height="30"><strong>Alpacon</strong>${ways}${corner}</div></header>
<main class="${width}">${body}</main>
<footer>Reference Alpacon, for testing. No real servers behind it.</footer>
</body>
</html>`
}

/** Answers with a page, its forms made this browser's. Pages are about one person at one moment: nothing keeps them. */
export async function show(ctx: Context, page: Html, status = 200): Promise<void> {
  ctx.status = status
  ctx.set('cache-control', 'no-store')
  ctx.type = 'html'
  ctx.body = withFormTokens(ctx, String(await page))
}
