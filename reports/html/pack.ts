import { gzipSync } from 'node:zlib'

/** Markup so small that a page has room for hundreds of it: gzip, as base64. The page's script unpacks it. */
export const pack = (markup: string): string => gzipSync(markup, { level: 9 }).toString('base64')
