import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The script of the simulator's own pages, which do without it, too. Okta's pages have none. */
export const script = readFileSync(new URL('./page-script.js', import.meta.url), 'utf8')

export const scriptPath = '/assets/page.js'

/** Its address with a mark of its content, so that it may be cached for good. */
export const scriptHref = `${scriptPath}?v=${createHash('sha256').update(script).digest('hex').slice(0, 10)}`
