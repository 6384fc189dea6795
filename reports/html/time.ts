import { html } from 'hono/html'
import { duration } from '../phrases.ts'
import type { Run } from '../run.ts'
import { type Part, partsOf, workersOf } from '../time.ts'
import { type Html, nothing } from './html.ts'

/** Where the run's time went, as a bar and in numbers; nothing where it wasn't measured. */
export function timeSpent(run: Run): Html {
  const parts = partsOf(run)
  if (!run.time || parts.length === 0) return nothing
  const seen = parts.filter(({ ms }) => ms > 0)
  return html`<section class="time-spent" aria-labelledby="time-spent"><h2 id="time-spent">Where the time went <span>${workersOf(run.time)}</span></h2>
<div class="spent" aria-hidden="true">${seen.map(({ key, ms }) => html`<span class="${key}" style="flex-grow:${ms}"></span>`)}</div>
<ul>${parts.map(partLine)}</ul>
<p class="note">Each moment counts once: for the server that was asked last and owes an answer, else for the browser where it acts, else for the harness.</p></section>`
}

const partLine = ({ key, name, ms, percent }: Part): Html =>
  html`<li><span class="${key}" aria-hidden="true"></span>${name} <b>${percent}&nbsp;%</b> <span class="ms">${duration(ms)}</span></li>`
