import { html, raw } from 'hono/html'
import type { Difference } from '../difference.ts'
import type { Run } from '../run.ts'
import type { Summary } from '../summary.ts'
import { areasOf, isLong } from './areas.ts'
import { contentSecurityPolicy, script, stylesheet } from './assets.ts'
import { clauseByClause } from './clauses.ts'
import { coverageTables } from './coverage-table.ts'
import { attention, decision } from './decision.ts'
import { differenceSection } from './difference.ts'
import { filter, filterRules } from './filter.ts'
import { glyphSheet } from './glyphs.ts'
import type { Html } from './html.ts'
import { keysDialog } from './keys.ts'
import { chooseRoom, noRoom, type Room } from './room.ts'

/** A page that a mail or an issue tracker still takes as an attachment. */
const mostBytes = 5_000_000

/**
 * The run for people: `index.html`, one file that needs no network and no script. Where everything wouldn't fit in
 * five million bytes, pictures and messages of scenarios that don't fail the gate are left out and the page says so.
 */
export async function page(run: Run, summary: Summary, changes?: Difference): Promise<string> {
  const bare = String(await document(run, summary, changes, noRoom))
  const room = await chooseRoom(run, mostBytes - Buffer.byteLength(bare))
  return String(await document(run, summary, changes, room))
}

function document(run: Run, summary: Summary, changes: Difference | undefined, room: Room): Html {
  const areas = areasOf(summary.clauses)
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${summary.headline} – ${run.tool.name}</title>
<link rel="icon" href="${icon(summary)}">
<style>${raw(stylesheet)}${filterRules(areas)}</style>
</head>
<body>
<a class="skip" href="#clauses">Skip to the clauses</a>
${glyphSheet()}
<main>
${decision(run, summary, areas)}
${attention(run)}
${differenceSection(changes)}
<section aria-labelledby="coverage"><h2 id="coverage">Coverage</h2>${coverageTables(summary, areas, isLong(run))}</section>
<section aria-labelledby="clauses"><h2 id="clauses">Clause by clause</h2>
${run.scenarios.length > 0 ? filter(summary, areas) : ''}
${clauseByClause(run, areas, room)}</section>
</main>
<footer><p>Written by ${run.tool.name} ${run.tool.version}. The same run for machines is in results.json and junit.xml beside this file.</p></footer>
${keysDialog()}
<script>${raw(script)}</script>
</body>
</html>
`
}

/** A tab among many shows by colour and shape how its run ended. */
function icon({ gate }: Summary): string {
  const [colour, path] =
    gate === 'passed' ? ['#15803d', 'm9 17 5 5 9-11'] : ['#b91c1c', 'm10 10 12 12m0-12-12 12']
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${colour}"/><path d="${path}" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`
}
