import { html, raw } from 'hono/html'
import type { ClauseCoverage, Counts } from '../coverage.ts'
import { counted } from '../phrases.ts'
import type { Verdict } from '../run.ts'
import { standings } from '../standings.ts'
import type { Summary } from '../summary.ts'
import { allVerdicts, verdicts } from '../verdicts.ts'
import { areaAnchor, clauseAnchor } from './anchors.ts'
import type { Area } from './areas.ts'
import { badge, glyph } from './glyphs.ts'
import { type Html, nothing } from './html.ts'

/**
 * What covers what, verdicts across: areas down, and behind a fold clauses down, where the areas alone don't say it all.
 * A clause that nothing checks says so. Verdicts that nobody got have no column. `long`: the clauses start out folded.
 */
export function coverageTables({ clauses, counts }: Summary, areas: readonly Area[], long: boolean): Html {
  const columns = allVerdicts.filter(verdict => counts[verdict] > 0)
  const gaps = clauses.filter(({ standing }) => standing === 'uncovered').length
  if (clauses.length === 0)
    return html`<p class="note">The run names no clause, so there is nothing to cover.</p>`
  return html`<p class="note">${counted(clauses.length, 'clause')} in ${counted(areas.length, 'area')}; ${gaps === 0 ? 'each clause has a scenario.' : `${counted(gaps, 'clause')} without a scenario in this run.`}</p>
${table('Areas', html`<thead>${heads(['Area', 'Standing', 'Clauses'], columns)}</thead><tbody>${areas.map(area => areaRow(area, columns))}</tbody>`)}
<details class="every-clause"${raw(long ? '' : ' open')}><summary>Every clause</summary>
${table(
  'Clauses',
  html`<thead>${heads(['Clause', 'Standing'], columns)}</thead>${areas.map(
    ({
      name,
      rows,
    }) => html`<tbody><tr class="group"><th scope="rowgroup" colspan="${columns.length + 2}">${name}</th></tr>
${rows.map(row => clauseRow(row, columns))}</tbody>`,
  )}`,
)}</details>`
}

const table = (label: string, content: Html): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="Coverage: ${label}"><table class="coverage">${content}</table></div>`

const heads = (names: readonly string[], columns: readonly Verdict[]): Html =>
  html`<tr>${names.map(name => html`<th scope="col">${name}</th>`)}${columns.map(
    verdict =>
      html`<th scope="col" class="count ${verdict}">${glyph(verdict)}<span class="word">${verdicts[verdict].word}</span></th>`,
  )}</tr>`

const countCells = (counts: Counts, columns: readonly Verdict[]): Html[] =>
  columns.map(
    verdict =>
      html`<td class="count ${verdict}">${counts[verdict] > 0 ? html`<b>${counts[verdict]}</b>` : html`<span class="none"><span class="sr">0</span></span>`}</td>`,
  )

function areaRow(
  { name, slug, rows, counts, standing: { word, like } }: Area,
  columns: readonly Verdict[],
): Html {
  return html`<tr class="area ${like}"><th scope="row"><a href="#${areaAnchor(slug)}">${name}</a></th><td>${badge(like, word)}</td><td>${rows.length}</td>${countCells(counts, columns)}</tr>`
}

function clauseRow({ clause, counts, standing }: ClauseCoverage, columns: readonly Verdict[]): Html {
  const { word, like } = standings[standing]
  return html`<tr class="${standing}"><th scope="row"><a href="#${clauseAnchor(clause.id)}">${clause.text}</a></th><td>${badge(like, word)}</td>${countCells(counts, columns)}</tr>`
}

/** The counts as a bar, the picture of the whole run; the numbers themselves stand beside it. */
export function countsBar({ counts }: Summary): Html {
  const present = allVerdicts.filter(verdict => counts[verdict] > 0)
  if (present.length === 0) return nothing
  return html`<div class="bar" aria-hidden="true">${present.map(
    verdict => html`<span class="${verdict}" style="flex-grow:${counts[verdict]}"></span>`,
  )}</div>`
}
