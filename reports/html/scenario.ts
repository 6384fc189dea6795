import { html, raw } from 'hono/html'
import { duration } from '../phrases.ts'
import type { Clause, Scenario } from '../run.ts'
import { levels, shutsGate, verdicts } from '../verdicts.ts'
import { clauseAnchor } from './anchors.ts'
import { whatFollows } from './consequences.ts'
import { wire } from './exchanges.ts'
import { faultChanges } from './fault-changes.ts'
import { badge, glyph } from './glyphs.ts'
import { type Html, nothing } from './html.ts'
import type { Room } from './room.ts'
import { steps } from './steps.ts'

/**
 * A scenario in full; one that fails the gate is open from the start. The id sits on what is folded away: a browser
 * that goes to it opens the fold by itself, with or without script.
 */
export function scenarioEntry(scenario: Scenario, clauses: readonly Clause[], room: Room): Html {
  const { id, title, verdict, agent, durationMs } = scenario
  const open = shutsGate(verdict)
  return html`<details class="scenario shown ${verdict}" data-verdict="${verdict}"${open ? raw(' open') : ''}>
<summary class="fold">${badge(verdict)}<h5>${title}</h5><span class="meta"><span>${levels[scenario.level].word}</span><span>${agent}</span><span class="time">${duration(durationMs)}</span></span></summary>
<div class="body" id="${id}">
<p class="address"><a href="#${id}">${id}</a></p>
${reason(scenario)}${comparison(scenario)}${whatFollows(scenario, clauses)}${steps(scenario, room)}${faultChanges(scenario, room)}${wire(scenario, room)}
${also(scenario, clauses)}
<h6>Repeat just this</h6>
<p class="repeat"><code>${scenario.repro}</code><button type="button" class="copy" hidden>Copy</button></p>
</div></details>`
}

/** A scenario that stands in full under another clause: its verdict, and the way there. */
export const scenarioReference = ({ id, title, verdict }: Scenario): Html =>
  html`<p class="reference shown" data-verdict="${verdict}">${badge(verdict)}<a href="#${id}">${title}</a></p>`

function reason({ reason: text, verdict }: Scenario): Html {
  return text === null
    ? nothing
    : html`<p class="reason ${verdict}">${glyph(verdict)}<span><b>${capitalized(verdicts[verdict].word)}.</b> ${text}</span></p>`
}

function comparison({ expected, received }: Scenario): Html {
  if (expected === undefined && received === undefined) return nothing
  return html`<div class="pair comparison"><div class="expected"><h6>Expected</h6><p>${expected ?? 'Not said.'}</p></div><div class="received"><h6>Received</h6><p>${received ?? 'Nothing.'}</p></div></div>`
}

function also({ clauses: ids, level }: Scenario, clauses: readonly Clause[]): Html {
  const cited = clauses.filter(clause => ids.includes(clause.id))
  return html`<h6>Judged against</h6><ul class="cited">${cited.map(
    ({ id, section, text }) =>
      html`<li><a href="#${clauseAnchor(id)}">${text}</a> <span>${section}</span></li>`,
  )}<li>Level: <b>${levels[level].word}</b>. ${levels[level].meaning}</li></ul>`
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
