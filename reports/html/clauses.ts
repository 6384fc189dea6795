import { html, raw } from 'hono/html'
import type { ClauseCoverage } from '../coverage.ts'
import { counted } from '../phrases.ts'
import type { Run, Scenario } from '../run.ts'
import { standings } from '../standings.ts'
import { areaAnchor, clauseAnchor } from './anchors.ts'
import { type Area, isBroken, isLong, tally } from './areas.ts'
import { badge } from './glyphs.ts'
import { type Html, nothing } from './html.ts'
import type { Room } from './room.ts'
import { scenarioEntry, scenarioReference } from './scenario.ts'

/**
 * Area by area, clause by clause, each with its scenarios. A scenario is told in full under its first clause. In a long
 * run only the areas with something that fails the gate are open.
 */
export function clauseByClause(run: Run, areas: readonly Area[], room: Room): Html {
  const entry = (scenario: Scenario) => scenarioEntry(scenario, run.clauses, room)
  const home = (scenario: Scenario) => run.clauses.find(({ id }) => scenario.clauses.includes(id))?.id
  const loose = run.scenarios.filter(scenario => scenario.clauses.length === 0)
  const isOpen = (area: Pick<Area, 'scenarios'>) => !isLong(run) || isBroken(area)
  return html`${areas.map(
    area => html`<details class="section" data-area="${area.slug}"${raw(isOpen(area) ? ' open' : '')}>
<summary class="fold"><h3>${area.name}</h3>${badge(area.standing.like, area.standing.word)}<span class="tally">${counted(area.rows.length, 'clause')}${
      area.scenarios.length > 0
        ? `, ${counted(area.scenarios.length, 'scenario')}: ${tally(area.counts)}`
        : ''
    }</span></summary>
<div class="clauses" id="${areaAnchor(area.slug)}">${area.rows.map(row => clause(row, home, entry))}</div></details>
`,
  )}${
    loose.length > 0
      ? html`<details class="section" open><summary class="fold"><h3>Without a clause</h3><span class="tally">${counted(loose.length, 'scenario')}</span></summary><article class="clause"><p class="note">These are judged against no sentence of the guide.</p>${loose.map(entry)}</article></details>`
      : nothing
  }`
}

function clause(
  { clause: { id, text, url, breach }, scenarios, standing }: ClauseCoverage,
  home: (scenario: Scenario) => string | undefined,
  entry: (scenario: Scenario) => Html,
): Html {
  const { word, like } = standings[standing]
  const isOpen = standing === 'uncovered' || standing === 'unchecked'
  return html`<article class="clause" id="${clauseAnchor(id)}">
<header><h4><a class="permalink" href="#${clauseAnchor(id)}">${text}</a></h4>${badge(like, word)}${
    url ? html`<a class="source" href="${url}">Source<span class="sr"> of “${text}”</span></a>` : nothing
  }</header>
${isOpen && breach ? html`<p class="note follows">Should it not hold: ${breach}</p>` : nothing}${
  scenarios.length === 0
    ? html`<p class="note">No scenario of this run checks it, so the run says nothing about it.</p>`
    : scenarios.map(scenario => (home(scenario) === id ? entry(scenario) : scenarioReference(scenario)))
}</article>`
}
