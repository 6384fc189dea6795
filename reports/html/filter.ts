import { html, raw } from 'hono/html'
import type { Summary } from '../summary.ts'
import { allVerdicts, verdicts } from '../verdicts.ts'
import { glyph } from './glyphs.ts'
import type { Html } from './html.ts'

/** The choice of one verdict to look at. The style sheet does the hiding, so it works without script too. */
export function filter({ counts }: Summary): Html {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const present = allVerdicts.filter(verdict => counts[verdict] > 0)
  return html`<div class="filter"><fieldset><legend>Show</legend>
<label><input type="radio" name="verdict" autocomplete="off" value="all" checked><span>all ${total}</span></label>
${present.map(
  verdict =>
    html`<label class="${verdict}"><input type="radio" name="verdict" autocomplete="off" value="${verdict}"><span>${glyph(verdict)}${verdicts[verdict].word} ${counts[verdict]}</span></label>`,
)}</fieldset><button type="button" class="unfold" hidden>Unfold all</button></div>`
}

/** With a verdict chosen, whatever has another is hidden, and so are the headings over nothing. */
export const filterRules = (): Html =>
  raw(
    allVerdicts
      .map(verdict => {
        const chosen = `:root:has(.filter [value="${verdict}"]:checked)`
        const kept = `[data-verdict="${verdict}"]`
        return `${chosen} :is(.shown:not(${kept}),.clause:not(:has(${kept})),.section:not(:has(${kept}))){display:none}`
      })
      .join('\n'),
  )
