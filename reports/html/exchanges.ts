import { html, raw } from 'hono/html'
import { counted, duration } from '../phrases.ts'
import type { Exchange, Scenario } from '../run.ts'
import { exchangeAnchor } from './anchors.ts'
import { type Html, nothing } from './html.ts'
import type { Room } from './room.ts'
import { sequence } from './sequence.ts'

/** What went over the wire in a scenario: the diagram, and below it each exchange to open. */
export function wire({ id, exchanges }: Scenario, { open, room }: { open: boolean; room: Room }): Html {
  if (exchanges.length === 0) return nothing
  return html`<details class="wire"${open ? raw(' open') : ''}><summary><h6>On the wire</h6> ${counted(exchanges.length, 'exchange')}</summary>
${sequence(id, exchanges)}
<div class="exchanges">${exchanges.map((exchange, index) => row(exchange, exchangeAnchor(id, index), index, room))}</div></details>`
}

function row(exchange: Exchange, anchor: string, index: number, room: Room): Html {
  const { from, to, request, response, durationMs } = exchange
  const status = response ? response.status : 'no answer'
  const bad = !response || response.status >= 400
  return html`<details class="exchange"><summary class="fold"><span class="nr">${index + 1}</span><span class="who">${from} → ${to}</span><span class="what"><b>${request.method}</b> ${request.url.replace(/[?#].*$/s, '')}</span><span class="status${bad ? ' bad' : ''}">${status}</span><span class="time">${duration(durationMs)}</span></summary>
<div class="message" id="${anchor}">${room.exchanges.get(exchange) ?? html`<p class="left-out">Left out to keep this file small. Repeat just this scenario to see it.</p>`}</div></details>
`
}
