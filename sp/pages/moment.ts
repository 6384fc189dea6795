import { html } from 'hono/html'
import type { Html } from './layout.ts'

/** A moment to the minute, in UTC: a page without scripts doesn't know its reader's zone. */
export function moment(at: number): Html {
  const iso = new Date(at).toISOString()
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`
}
