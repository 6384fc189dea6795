import type { Context } from 'koa'
import { digest } from '../ids.ts'
import { logoSvg } from '../integration.ts'
import { stylesheet } from './stylesheet.ts'

// Names change with the content, so browsers can keep the files for good.
export const stylesheetPath = `/alpacon-${digest(stylesheet).slice(0, 8)}.css`
export const logoPath = `/alpacon-${digest(logoSvg).slice(0, 8)}.svg`

const assets = new Map([
  [stylesheetPath, { type: 'css', content: stylesheet }],
  [logoPath, { type: 'svg', content: logoSvg }],
])

/** Answers with the stylesheet or the logo, which every host has; false for any other path. */
export function serveAsset(ctx: Context): boolean {
  const asset = assets.get(ctx.path)
  if (asset === undefined) return false
  ctx.set('cache-control', 'public, max-age=31536000, immutable')
  ctx.type = asset.type
  ctx.body = asset.content
  return true
}
