import { html } from 'hono/html'
import { bySection, type ClauseCoverage } from '../coverage.ts'
import type { Run, Scenario } from '../run.ts'
import { standings } from '../standings.ts'
import type { Summary } from '../summary.ts'
import { clauseAnchor } from './anchors.ts'
import { badge } from './glyphs.ts'
import { type Html, nothing } from './html.ts'
import type { Room } from './room.ts'
import { scenarioEntry, scenarioReference } from './scenario.ts'

/** Section by section, clause by clause, each with its scenarios. A scenario is told in full under its first clause. */
export function clauseByClause(run: Run, summary: Summary, room: Room): Html {
  const entry = (scenario: Scenario) => scenarioEntry(scenario, run.clauses, room)
  const home = (scenario: Scenario) => run.clauses.find(({ id }) => scenario.clauses.includes(id))?.id
  const loose = run.scenarios.filter(scenario => scenario.clauses.length === 0)
  return html`${bySection(summary.clauses).map(
    ({ section, rows }) =>
      html`<section class="section"><h3>${section}</h3>${rows.map(row => clause(row, home, entry))}</section>`,
  )}${
    loose.length > 0
      ? html`<section class="section"><h3>Without a clause</h3><article class="clause"><p class="note">These are judged against no sentence of the guide.</p>${loose.map(entry)}</article></section>`
      : nothing
  }`
}

function clause(
  { clause: { id, text, url }, scenarios, standing }: ClauseCoverage,
  home: (scenario: Scenario) => string | undefined,
  entry: (scenario: Scenario) => Html,
): Html {
  const { word, like } = standings[standing]
  return html`<article class="clause" id="${clauseAnchor(id)}">
<header><h4><a class="permalink" href="#${clauseAnchor(id)}">${text}</a></h4>${badge(like, word)}${
    url ? html`<a class="source" href="${url}">Source<span class="sr"> of “${text}”</span></a>` : nothing
  }</header>
${
  scenarios.length === 0
    ? html`<p class="note">No scenario of this run checks it, so the run says nothing about it.</p>`
    : scenarios.map(scenario => (home(scenario) === id ? entry(scenario) : scenarioReference(scenario)))
}</article>`
}
