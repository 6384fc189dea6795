import { html, raw } from 'hono/html'
import type { Verdict } from '../run.ts'
import { allVerdicts, verdicts } from '../verdicts.ts'
import { faultSymbol } from './faults.ts'
import type { Html } from './html.ts'

// Drawn on a 16 by 16 grid in lines, so that they look the same whatever fonts a machine has.
const drawings: Record<Verdict, string> = {
  passed: '<path d="m3.5 8.5 3 3 6-7"/>',
  failed: '<path d="m4 4 8 8m0-8-8 8"/>',
  warning: '<path d="M8 2.5 14 13H2Z"/><path d="M8 6.5v3m0 1.4v.2"/>',
  inconclusive: '<path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9.2 8 10m0 2.4v.2"/>',
  error: '<path d="M9 2 4.5 9H8l-1 5 4.5-7H8Z"/>',
  notRun: '<path d="M3.5 8h9"/>',
  waived: '<path d="M2.5 9.5c2-3 3.5-3 5.5-1.5s3.5 1.5 5.5-1.5"/>',
}

const arrowHeads = ['ask', 'answer'].map(
  name =>
    `<marker id="head-${name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path class="head-${name}" d="M1 1 9 5 1 9"/></marker>`,
)

/** The drawings themselves, once in the page; everything else refers to them. */
export const glyphSheet = (): Html =>
  html`<svg class="sheet" aria-hidden="true">${allVerdicts.map(
    verdict => html`<symbol id="glyph-${verdict}" viewBox="0 0 16 16">${raw(drawings[verdict])}</symbol>`,
  )}${faultSymbol()}${raw(arrowHeads.join(''))}</svg>`

/** A verdict's glyph; decoration, since the word always stands beside it. */
export const glyph = (verdict: Verdict): Html =>
  html`<svg class="glyph" aria-hidden="true"><use href="#glyph-${verdict}"/></svg>`

/** Colour, glyph and word. */
export const badge = (verdict: Verdict, word = verdicts[verdict].word): Html =>
  html`<span class="badge ${verdict}">${glyph(verdict)}${word}</span>`
