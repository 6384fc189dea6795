import { html } from 'hono/html'
import type { Exchange, Scenario } from '../run.ts'
import { exchangeAnchor } from './anchors.ts'
import { type ChangedPart, type FaultDifference, faultDifferences } from './fault-difference.ts'
import { faultNotes } from './faults.ts'
import { type Html, nothing } from './html.ts'
import type { Room } from './room.ts'

/** Past so many lines one more doesn't tell a reader more of what the fault did. */
const mostLines = 8
const longestLine = 240

/** What each fault changed in what Okta answered, held against the same answer without it; nothing where there is none. */
export function faultChanges(scenario: Scenario, { wires }: Room): Html {
  const differences = faultDifferences(scenario.exchanges)
  if (differences.length === 0) return nothing
  const name = (place: number) =>
    wires.has(scenario)
      ? html`<a href="#${exchangeAnchor(scenario.id, place)}">exchange ${place + 1}</a>`
      : `exchange ${place + 1}`
  return html`<h6>What the fault changed</h6>${differences.map(difference => change(difference, scenario.exchanges, name))}`
}

function change(
  { exchange, twin, parts }: FaultDifference,
  exchanges: readonly Exchange[],
  name: (place: number) => Html | string,
): Html {
  const altered = exchanges[exchange]!
  const { method, url } = altered.request
  return html`<div class="changed">${faultNotes(altered)}<p class="note">The answer to <code>${method} ${url.replace(/^[a-z]+:\/\/[^/]*|[?#].*$/gis, '')}</code> in ${name(exchange)}, beside ${name(twin)} without it:</p>${
    parts.length > 0
      ? parts.map(changedPart)
      : html`<p class="note">Nothing that is recorded differs. Signatures and secrets are left out of it.</p>`
  }</div>`
}

// A value that took another's place stands right below it.
function changedPart({ part, removed, added }: ChangedPart): Html {
  const before = fewLines(removed)
  const after = fewLines(added)
  const next = (line: string) => after.filter(one => nameOf(one) === nameOf(line))
  const isPaired =
    before.every(line => next(line).length <= 1) && new Set(before.map(nameOf)).size === before.length
  const rest = isPaired ? after.filter(line => !before.some(one => nameOf(one) === nameOf(line))) : after
  return html`<p class="part">${part}</p><pre class="diff">${before.map(
    line => html`<del>− ${cut(line)}</del>${isPaired ? next(line).map(inserted) : nothing}`,
  )}${rest.map(inserted)}</pre>`
}

const inserted = (line: string): Html => html`<ins>+ ${cut(line)}</ins>`

const nameOf = (line: string): string => /^[^:]*/.exec(line)?.[0] ?? ''

function fewLines(lines: readonly string[]): readonly string[] {
  if (lines.length <= mostLines + 1) return lines
  return [...lines.slice(0, mostLines), `… and ${lines.length - mostLines} more lines`]
}

const cut = (text: string): string => (text.length > longestLine ? `${text.slice(0, longestLine)}…` : text)
