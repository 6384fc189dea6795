import { html } from 'hono/html'
import { type Counts, countVerdicts } from '../coverage.ts'
import type { Level, Run, Verdict } from '../run.ts'
import { allVerdicts, levels, verdicts } from '../verdicts.ts'
import { areaAnchor } from './anchors.ts'
import { type Area, isBroken } from './areas.ts'
import { glyph } from './glyphs.ts'
import { type Html, nothing } from './html.ts'

/** What the scenarios came to by level and by area, for the first screen; each area with the way there. */
export function countsByLevelAndArea({ scenarios }: Run, areas: readonly Area[]): Html {
  if (scenarios.length === 0) return nothing
  const columns = allVerdicts.filter(verdict => scenarios.some(scenario => scenario.verdict === verdict))
  const rows = (Object.keys(levels) as Level[])
    .map(level => ({ level, counts: countVerdicts(scenarios.filter(scenario => scenario.level === level)) }))
    .filter(({ counts }) => total(counts) > 0)
  return html`<div class="by"><section aria-labelledby="by-level"><h2 id="by-level">By level</h2><table class="levels"><thead><tr><th scope="col"><span class="sr">Level</span></th>${columns.map(
    verdict =>
      html`<th scope="col" class="${verdict}">${glyph(verdict)}<span>${verdicts[verdict].word}</span></th>`,
  )}</tr></thead><tbody>${rows.map(row => levelRow(row, columns))}</tbody></table></section>${
    areas.length > 1
      ? html`<section aria-labelledby="by-area"><h2 id="by-area">By area</h2><ul class="areas">${areas.map(areaLine)}</ul></section>`
      : nothing
  }</div>`
}

function levelRow({ level, counts }: { level: Level; counts: Counts }, columns: readonly Verdict[]): Html {
  return html`<tr><th scope="row" title="${levels[level].meaning}">${levels[level].word.toUpperCase()} <span>${levels[level].meaning}</span></th>${columns.map(
    verdict => html`<td class="${counts[verdict] > 0 ? verdict : 'none'}">${counts[verdict]}</td>`,
  )}</tr>`
}

function areaLine(area: Area): Html {
  const { slug, name, counts, standing } = area
  const all = total(counts)
  const held = counts.passed + counts.warning
  return html`<li class="${isBroken(area) ? 'broken ' : ''}${standing.like}">${glyph(standing.like)}<a href="#${areaAnchor(slug)}">${name}</a><span>${all === 0 ? 'no scenario' : `${held} of ${all}`}<span class="sr">${all === 0 ? '' : ' passed'}; ${standing.word}</span></span></li>`
}

const total = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)
