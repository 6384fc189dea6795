import { html, raw } from 'hono/html'
import { counted, duration, moment } from '../phrases.ts'
import type { Clause, Run, Scenario } from '../run.ts'
import type { Summary } from '../summary.ts'
import { allVerdicts, shutsGate, verdicts } from '../verdicts.ts'
import type { AppliedWaiver } from '../waivers.ts'
import type { Area } from './areas.ts'
import { breachLine } from './consequences.ts'
import { countsByLevelAndArea } from './counts.ts'
import { countsBar } from './coverage-table.ts'
import { badge, glyph } from './glyphs.ts'
import { type Html, nothing } from './html.ts'
import { timeSpent } from './time.ts'

/** The page's first screen: may it ship, what that rests on, and what was tested when and on what. */
export function decision(run: Run, summary: Summary, areas: readonly Area[]): Html {
  const { gate, headline, why, counts } = summary
  return html`<header class="decision ${gate}">
<p class="gate">${glyph(gate)}<span>${gateWords(summary)}</span></p>
<h1>${headline}</h1>
<p class="why">${why}</p>
${countsBar(summary)}
<ul class="counts">${allVerdicts.map(
    verdict =>
      html`<li class="${counts[verdict] > 0 ? verdict : 'none'}"><b>${counts[verdict]}</b> ${glyph(verdict)}${verdicts[verdict].word}</li>`,
  )}</ul>
${facts(run)}
${timeSpent(run)}
${countsByLevelAndArea(run, areas)}
</header>`
}

/** The gate's state, and what follows from it. A gate that opened over gaps isn't by itself a reason to ship. */
function gateWords({ gate, complete }: Summary): string {
  if (gate === 'failed') return 'Gate failed: don’t ship'
  return complete ? 'Gate passed: ship' : 'Gate passed, with gaps'
}

function facts({ target, startedAt, durationMs, environment, tool }: Run): Html {
  const rows: [string, unknown][] = [
    ['Target', html`${target.name} <span class="url">${target.url}</span>`],
    ['When', html`<time datetime="${startedAt}">${moment(startedAt)}</time>`],
    ['Took', duration(durationMs)],
    ['Tool', `${tool.name} ${tool.version}`],
    ...Object.entries(environment),
  ]
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** What a reader must know of before anything else, each with the way there: breaches, then warnings, then gaps. */
export function attention({ scenarios, clauses, waivers = [] }: Run): Html {
  const failing = scenarios.filter(({ verdict }) => shutsGate(verdict))
  const warned = scenarios.filter(({ verdict }) => verdict === 'warning')
  const skipped = scenarios.filter(({ verdict }) => verdicts[verdict].tally === 'skipped')
  const lists = [
    jumps('What fails the gate', failing, true, clauses),
    jumps('Warnings', warned, false, clauses),
    notJudged(skipped),
    waiverList(waivers),
  ]
  return failing.length + warned.length + skipped.length + waivers.length === 0
    ? nothing
    : html`<section class="attention" aria-labelledby="attention"><h2 id="attention">What to look at</h2>${lists}</section>`
}

/** Who answers for what, until when, and whether it is still so. */
function waiverList(waivers: readonly AppliedWaiver[]): Html {
  if (waivers.length === 0) return nothing
  const open = waivers.some(({ state }) => state !== 'in force')
  const items = waivers.map(
    ({ scenario, owner, reason, until, state }) =>
      html`<li><b class="waiver ${state.replaceAll(' ', '-')}">${state}</b><div><a href="#${scenario}">${scenario}</a><p>${reason} – ${owner}, until <time datetime="${until}">${until}</time></p></div></li>`,
  )
  return html`<details class="jumps"${open ? raw(' open') : ''}><summary><h3>Waivers</h3> ${counted(waivers.length, 'waiver')}</summary><ul>${items}</ul></details>`
}

/** A longer list would push everything else off the first screens. */
const jumpsAtOnce = 12

/** `clauses`: those whose breach each scenario is to tell the consequence of. */
function jumps(
  heading: string,
  scenarios: readonly Scenario[],
  open: boolean,
  clauses: readonly Clause[],
): Html {
  if (scenarios.length === 0) return nothing
  const [first, rest] = [scenarios.slice(0, jumpsAtOnce), scenarios.slice(jumpsAtOnce)]
  return html`<details class="jumps"${open ? raw(' open') : ''}><summary><h3>${heading}</h3> ${counted(scenarios.length, 'scenario')}</summary>${jumpList(first, clauses)}${
    rest.length > 0
      ? html`<details class="more"><summary>${rest.length} more</summary>${jumpList(rest, clauses)}</details>`
      : nothing
  }</details>`
}

/** What wasn't judged, by the reason: of a few reasons the longest list still reads at a glance. */
function notJudged(scenarios: readonly Scenario[]): Html {
  if (scenarios.length === 0) return nothing
  const byReason = new Map<string, Scenario[]>()
  for (const scenario of scenarios) {
    const key = `${scenario.verdict} ${scenario.reason}`
    byReason.set(key, [...(byReason.get(key) ?? []), scenario])
  }
  const groups = [...byReason.values()].sort((a, b) => b.length - a.length)
  return html`<details class="jumps" open><summary><h3>Not judged</h3> ${counted(scenarios.length, 'scenario')}, ${counted(groups.length, 'reason')}</summary><ul>${groups.map(
    group =>
      html`<li>${badge(group[0]!.verdict)}<div><p class="why-not">${group[0]!.reason ?? 'No reason was given.'}</p>${
        group.length === 1
          ? names(group)
          : html`<details><summary>${counted(group.length, 'scenario')}</summary>${names(group)}</details>`
      }</div></li>`,
  )}</ul></details>`
}

const names = (scenarios: readonly Scenario[]): Html =>
  html`<ul class="names">${scenarios.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul>`

const jumpList = (scenarios: readonly Scenario[], clauses: readonly Clause[]): Html =>
  html`<ul>${scenarios.map(
    scenario =>
      html`<li>${badge(scenario.verdict)}<div><a href="#${scenario.id}">${scenario.title}</a>${scenario.reason ? html`<p>${scenario.reason}</p>` : nothing}${breachLine(scenario, clauses)}</div></li>`,
  )}</ul>`
