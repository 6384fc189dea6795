import { html } from 'hono/html'
import { bySection, type ClauseCoverage } from '../coverage.ts'
import { counted } from '../phrases.ts'
import type { Verdict } from '../run.ts'
import { standings } from '../standings.ts'
import type { Summary } from '../summary.ts'
import { allVerdicts, verdicts } from '../verdicts.ts'
import { clauseAnchor } from './anchors.ts'
import { badge, glyph } from './glyphs.ts'
import { type Html, nothing } from './html.ts'

/** Clauses down, verdicts across; a clause that nothing checks says so. Verdicts that nobody got have no column. */
export function coverageTable({ clauses, counts }: Summary): Html {
  const columns = allVerdicts.filter(verdict => counts[verdict] > 0)
  const gaps = clauses.filter(({ standing }) => standing === 'uncovered').length
  if (clauses.length === 0)
    return html`<p class="note">The run names no clause, so there is nothing to cover.</p>`
  return html`<p class="note">${counted(clauses.length, 'clause')}; ${gaps === 0 ? 'each has a scenario.' : `${gaps} without a scenario in this run.`}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Coverage table"><table class="coverage">
<thead><tr><th scope="col">Clause</th><th scope="col">Standing</th>${columns.map(
    verdict =>
      html`<th scope="col" class="count ${verdict}">${glyph(verdict)}<span class="word">${verdicts[verdict].word}</span></th>`,
  )}</tr></thead>
${bySection(clauses).map(
  ({
    section,
    rows,
  }) => html`<tbody><tr class="group"><th scope="rowgroup" colspan="${columns.length + 2}">${section}</th></tr>
${rows.map(row => tableRow(row, columns))}</tbody>`,
)}</table></div>`
}

function tableRow({ clause, counts, standing }: ClauseCoverage, columns: readonly Verdict[]): Html {
  const { word, like } = standings[standing]
  return html`<tr class="${standing}"><th scope="row"><a href="#${clauseAnchor(clause.id)}">${clause.text}</a></th><td>${badge(like, word)}</td>${columns.map(
    verdict =>
      html`<td class="count ${verdict}">${counts[verdict] > 0 ? html`<b>${counts[verdict]}</b>` : html`<span class="none"><span class="sr">0</span></span>`}</td>`,
  )}</tr>`
}

/** The counts as a bar, the picture of the whole run; the numbers themselves stand beside it. */
export function countsBar({ counts }: Summary): Html {
  const present = allVerdicts.filter(verdict => counts[verdict] > 0)
  if (present.length === 0) return nothing
  return html`<div class="bar" aria-hidden="true">${present.map(
    verdict => html`<span class="${verdict}" style="flex-grow:${counts[verdict]}"></span>`,
  )}</div>`
}
