import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

/** The page's one style sheet. */
export const stylesheet = [
  'colours',
  'page',
  'decision',
  'difference',
  'time',
  'counts',
  'filter',
  'scenario',
  'steps',
  'beside',
  'wire',
  'print',
]
  .map(name => read(`./style/${name}.css`))
  .join('\n')

/** The page's one script. */
export const script = read('./page-script.js')

/** Lets the page run its own script and load pictures it carries, and nothing else, whatever a run's texts contain. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  'img-src data:',
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')
