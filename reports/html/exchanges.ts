import { html, raw } from 'hono/html'
import { harPath } from '../har.ts'
import { counted } from '../phrases.ts'
import type { Scenario } from '../run.ts'
import { shutsGate } from '../verdicts.ts'
import { type Html, nothing } from './html.ts'
import type { DrawnWire, Room } from './room.ts'

/**
 * What was recorded of a scenario: what went over the wire, folded away, open where the scenario fails the gate and it
 * needs no script; and the way to its trace, where one was kept.
 */
export const wire = (scenario: Scenario, room: Room): Html =>
  html`${exchangesOf(scenario, room)}${traceOf(scenario)}`

function traceOf({ trace }: Scenario): Html {
  if (trace === undefined) return nothing
  return html`<h6>Trace</h6>
<p class="trace"><a href="${trace}" download>${trace}</a> shows every page and every request: <code>npx playwright show-trace ${trace}</code>. It holds passwords, cookies and tokens of the simulated org as they were, so think before you hand it on.</p>`
}

function exchangesOf(scenario: Scenario, { wires }: Room): Html {
  const { exchanges, verdict } = scenario
  if (exchanges.length === 0) return nothing
  const drawn = wires.get(scenario)
  const altered = exchanges.filter(({ faults }) => faults).length
  return html`<details class="wire"${shutsGate(verdict) && drawn?.form === 'plain' ? raw(' open') : ''}><summary><h6>On the wire</h6> ${counted(exchanges.length, 'exchange')}${
    altered > 0 ? `, ${altered} with a fault` : ''
  }</summary>
${content(drawn)}${harLink(scenario)}</details>`
}

// Beside the fold's content, so that it is there whatever of that is packed or left out.
function harLink(scenario: Scenario): Html {
  const file = harPath(scenario)
  return file === undefined
    ? nothing
    : html`<p class="har"><a href="${file}" download>These exchanges as a HAR file</a>, in the folder of this page. Secrets are taken out, and what was drawn by chance goes by its kind and number, as <code>state-1</code> and <code>00u-1</code>.</p>`
}

function content(drawn: DrawnWire | undefined): Html {
  if (!drawn) {
    return html`<p class="left-out">Left out to keep this file small. The HAR file has it, or repeat just this scenario.</p>`
  }
  if (drawn.form === 'plain') return html`${raw(drawn.content)}`
  // Of a type that is no script's, so a browser keeps the text and runs nothing.
  return html`<script type="application/gzip" class="packed">${raw(drawn.content)}</script><noscript><p class="left-out">Packed to keep this file small; a script unpacks it. Without JavaScript, repeat just this scenario: a report of one has it in plain.</p></noscript>`
}
