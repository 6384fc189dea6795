import { html, raw } from 'hono/html'
import type { Exchange } from '../run.ts'
import { type Html, nothing } from './html.ts'

/** A bolt on a 16 by 16 grid, once in the page; what shows it always says "fault" too. */
export const faultSymbol = (): Html =>
  html`<symbol id="glyph-fault" viewBox="0 0 16 16">${raw('<circle cx="8" cy="8" r="7.25"/><path d="M9 3 5.5 9H8l-1 4 3.5-6H8Z"/>')}</symbol>`

/** Glyph and word, where one line is all there is. */
export const faultMark = (): Html =>
  html`<span class="badge fault"><svg class="glyph" aria-hidden="true"><use href="#glyph-fault"/></svg>fault</span>`

/** Which faults altered the answer or kept it back, each with what it does. */
export function faultNotes({ faults }: Exchange): Html {
  if (!faults) return nothing
  return html`<ul class="faults">${faults.map(({ name, does }) => html`<li>${faultMark()} <code>${name}</code> ${does}</li>`)}</ul>`
}
