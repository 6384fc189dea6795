import { html, raw } from 'hono/html'
import type { Summary } from '../summary.ts'
import { allVerdicts, verdicts } from '../verdicts.ts'
import type { Area } from './areas.ts'
import { glyph } from './glyphs.ts'
import { type Html, nothing } from './html.ts'

/** The choice of one verdict and one area to look at. The style sheet does the hiding, so it works without script too. */
export function filter({ counts }: Summary, areas: readonly Area[]): Html {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const present = allVerdicts.filter(verdict => counts[verdict] > 0)
  return html`<div class="filter">${
    areas.length > 1
      ? html`<select name="area" aria-label="Area" autocomplete="off"><option value="all" selected>all areas</option>${areas.map(
          ({ name, slug }) => html`<option value="${slug}">${name}</option>`,
        )}</select>`
      : nothing
  }<input type="search" name="text" placeholder="words of a title or an id" aria-label="Words of a title or an id" autocomplete="off" hidden><fieldset><legend class="sr">Verdict</legend>
<label><input type="radio" name="verdict" autocomplete="off" value="all" checked><span>all ${total}</span></label>
${present.map(
  verdict =>
    html`<label class="${verdict}"><input type="radio" name="verdict" autocomplete="off" value="${verdict}"><span>${glyph(verdict)}${verdicts[verdict].word} ${counts[verdict]}</span></label>`,
)}</fieldset><button type="button" class="unfold" hidden>Unfold all</button><button type="button" class="ask" aria-haspopup="dialog" title="Keys of this page" hidden><span class="sr">Keys of this page</span><span aria-hidden="true">?</span></button></div>
<p class="sr" role="status"></p>
<p class="note no-match">No scenario fits that choice.</p>`
}

/** With a verdict or an area chosen, whatever has another is hidden, and so are the headings over nothing. */
export const filterRules = (areas: readonly Area[]): Html =>
  raw(
    [
      ...allVerdicts.map(verdict => {
        const chosen = `:root:has(.filter input[value="${verdict}"]:checked)`
        const kept = `[data-verdict="${verdict}"]`
        return `${chosen} :is(.shown:not(${kept}),.clause:not(:has(${kept})),.section:not(:has(${kept}))){display:none}`
      }),
      ...areas.flatMap(({ slug, scenarios }) => {
        const chosen = (verdict = '') =>
          `:root:has(.filter option[value="${slug}"]:checked)${verdict && `:has(.filter input[value="${verdict}"]:checked)`}`
        const missing = allVerdicts.filter(verdict => !scenarios.some(one => one.verdict === verdict))
        return [
          `${chosen()} .section:not([data-area="${slug}"]){display:none}`,
          `:is(${missing.map(verdict => chosen(verdict)).join()}) .no-match{display:block}`,
        ]
      }),
    ].join('\n'),
  )
