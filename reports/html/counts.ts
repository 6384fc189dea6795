import { html } from 'hono/html'
import { type Counts, countVerdicts } from '../coverage.ts'
import { counted } from '../phrases.ts'
import type { Level, Run } from '../run.ts'
import { allVerdicts, levels, verdicts } from '../verdicts.ts'
import { areaAnchor } from './anchors.ts'
import { type Area, isBroken } from './areas.ts'
import { glyph } from './glyphs.ts'
import { type Html, nothing } from './html.ts'

/** What the scenarios came to by level and by area, for the first screen; each area with the way there. */
export function countsByLevelAndArea({ scenarios }: Run, areas: readonly Area[]): Html {
  if (scenarios.length === 0) return nothing
  const judged = areas.filter(area => area.scenarios.length > 0)
  const others = areas.length - judged.length
  const rows = (Object.keys(levels) as Level[])
    .map(level => ({ level, counts: countVerdicts(scenarios.filter(scenario => scenario.level === level)) }))
    .filter(({ counts }) => total(counts) > 0)
  return html`<div class="by"><section aria-labelledby="by-level"><h2 id="by-level">By level</h2><dl class="levels">${rows.map(levelRow)}</dl><p class="note">A breach of a MUST fails the run, one of a SHOULD is a warning; a policy is what the target declares.</p></section>${
    areas.length > 1
      ? html`<section aria-labelledby="by-area"><h2 id="by-area">By area, passed of all</h2><ul class="areas">${judged.map(areaLine)}</ul>${
          others > 0
            ? html`<p class="note">${counted(others, 'area')} without a scenario in this run.</p>`
            : nothing
        }</section>`
      : nothing
  }</div>`
}

const levelRow = ({ level, counts }: { level: Level; counts: Counts }): Html =>
  html`<div><dt title="${levels[level].meaning}">${levels[level].word.toUpperCase()}</dt><dd>${allVerdicts
    .filter(verdict => counts[verdict] > 0)
    .map(
      verdict => html`<span class="${verdict}"><b>${counts[verdict]}</b> ${verdicts[verdict].word}</span> `,
    )}</dd></div>`

function areaLine(area: Area): Html {
  const { slug, name, counts, standing } = area
  const all = total(counts)
  const held = counts.passed + counts.warning
  return html`<li class="${isBroken(area) ? 'broken ' : ''}${standing.like}">${glyph(standing.like)}<a href="#${areaAnchor(slug)}">${name}</a><span>${held} of ${all}<span class="sr"> passed; ${standing.word}</span></span></li>`
}

const total = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)
