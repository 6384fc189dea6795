import { html, raw } from 'hono/html'
import { counted } from '../phrases.ts'
import type { Scenario } from '../run.ts'
import { shutsGate } from '../verdicts.ts'
import { type Html, nothing } from './html.ts'
import type { DrawnWire, Room } from './room.ts'

/** What went over the wire in a scenario, folded away; open where the scenario fails the gate and it needs no script. */
export function wire(scenario: Scenario, { wires }: Room): Html {
  const { exchanges, verdict } = scenario
  if (exchanges.length === 0) return nothing
  const drawn = wires.get(scenario)
  const altered = exchanges.filter(({ faults }) => faults).length
  return html`<details class="wire"${shutsGate(verdict) && drawn?.form === 'plain' ? raw(' open') : ''}><summary><h6>On the wire</h6> ${counted(exchanges.length, 'exchange')}${
    altered > 0 ? `, ${altered} with a fault` : ''
  }</summary>
${content(drawn)}</details>`
}

function content(drawn: DrawnWire | undefined): Html {
  if (!drawn) {
    return html`<p class="left-out">Left out to keep this file small. Repeat just this scenario to see it.</p>`
  }
  if (drawn.form === 'plain') return html`${raw(drawn.content)}`
  // Of a type that is no script's, so a browser keeps the text and runs nothing.
  return html`<script type="application/gzip" class="packed">${raw(drawn.content)}</script><noscript><p class="left-out">Packed to keep this file small; a script unpacks it. Without JavaScript, repeat just this scenario: a report of one has it in plain.</p></noscript>`
}
