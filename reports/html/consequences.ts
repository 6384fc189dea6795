import { html, raw } from 'hono/html'
import { consequences, isBreach } from '../consequences.ts'
import type { Clause, Scenario } from '../run.ts'
import { shutsGate } from '../verdicts.ts'
import { type Html, nothing } from './html.ts'

/**
 * What a breach of the scenario's clauses means for people, always; how to mend it at once where something is to be
 * mended, folded away where nothing is known to be. Old runs don't say.
 */
export function whatFollows(scenario: Scenario, clauses: readonly Clause[]): Html {
  const { verdict } = scenario
  const known = consequences(scenario, clauses)
  const breaches = known.flatMap(({ breach }) => breach ?? [])
  const mends = known.flatMap(({ mend }) => mend ?? [])
  const isOpen = isBreach(verdict) || shutsGate(verdict)
  return html`${
    breaches.length > 0
      ? html`<div class="breach"><h6>${heading(isBreach(verdict), breaches.length)}</h6>${sentences(breaches)}</div>`
      : nothing
  }${
    mends.length > 0
      ? html`<details class="mend"${raw(isOpen ? ' open' : '')}><summary><h6>How to mend it</h6></summary>${sentences(mends)}</details>`
      : nothing
  }`
}

/** Of several clauses not all need be breached by one failure. */
function heading(hasFailed: boolean, breaches: number): string {
  if (breaches > 1) return hasFailed ? 'Because this fails, any of these' : 'If this fails, any of these'
  return hasFailed ? 'Because this fails' : 'If this fails'
}

/** What the breach of a scenario means first of all, for a list in which each has one line. */
export const breachLine = (scenario: Scenario, clauses: readonly Clause[]): Html => {
  const [first] = consequences(scenario, clauses)
  return first?.breach ? html`<p class="follows">${first.breach}</p>` : nothing
}

const sentences = (texts: readonly string[]): Html =>
  texts.length === 1
    ? html`<p>${withCode(texts[0]!)}</p>`
    : html`<ul>${texts.map(text => html`<li>${withCode(text)}</li>`)}</ul>`

/** What stands between backticks is shown as code. */
const withCode = (text: string): Html =>
  html`${text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`
