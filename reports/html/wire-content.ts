import { html } from 'hono/html'
import { duration } from '../phrases.ts'
import type { Exchange, Scenario } from '../run.ts'
import { exchangeAnchor } from './anchors.ts'
import { exchangeDetail } from './exchange-detail.ts'
import { faultMark } from './faults.ts'
import { type Html, nothing } from './html.ts'
import { sequence } from './sequence.ts'

/** All that is shown of a scenario's exchanges: the diagram, and below it each of them to open. */
export const wireContent = ({ id, exchanges }: Scenario): Html => html`${sequence(id, exchanges)}
<div class="exchanges">${exchanges.map((_, index) => row(exchanges, exchangeAnchor(id, index), index))}</div>`

function row(exchanges: readonly Exchange[], anchor: string, index: number): Html {
  const { from, to, request, response, durationMs, faults } = exchanges[index]!
  const status = response ? response.status : 'no answer'
  const bad = !response || response.status >= 400
  return html`<details class="exchange"><summary class="fold"><span class="nr">${index + 1}</span><span class="who">${from} → ${to}</span><span class="what"><b>${request.method}</b> ${request.url.replace(/[?#].*$/s, '')}${
    faults ? html` ${faultMark()}` : nothing
  }</span><span class="status${bad ? ' bad' : ''}">${status}</span><span class="time">${duration(durationMs)}</span></summary>
<div class="message" id="${anchor}">${exchangeDetail(exchanges, index)}</div></details>
`
}
