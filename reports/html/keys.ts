import { html } from 'hono/html'
import type { Html } from './html.ts'

/** What the page's script does at which key; Tab and Enter do what they do on any page. */
const keys: readonly (readonly [key: string, does: string])[] = [
  ['/', 'to the filter, where words of a title or an id leave what has them'],
  ['n', 'to the next scenario that fails the gate'],
  ['p', 'to the one before'],
  ['Tab', 'from link to link and fold to fold'],
  ['Enter', 'follows a link, opens or closes a fold'],
  ['→', 'in a large picture: to the next one'],
  ['Esc', 'closes a large picture or this list, and empties the filter'],
  ['?', 'this list'],
]

/** The list of keys, closed until the script opens it: without script they do nothing. */
export const keysDialog = (): Html =>
  html`<dialog class="keys" aria-labelledby="keys"><h2 id="keys">Keys of this page</h2><dl>${keys.map(
    ([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${does}</dd></div>`,
  )}</dl><form method="dialog"><button>Close</button></form></dialog>`
