import { html, type Markup } from '../markup.ts'
import { badge } from '../pieces.ts'

/** What a relying party has to look at, and how it came out. */
export type CheckRow = { name: string; clause: string; expected: string; received: string; verdict: string }

export type TokenView = {
  sequence: number
  header: string
  claims: string
  checks: CheckRow[]
  keys: string
}

const TONES: Record<string, 'good' | 'bad'> = { holds: 'good', fails: 'bad' }

/** An ID token: every check with expected and received, then header and claims as they are. */
export function tokenSection(token: TokenView, place: number): Markup {
  const failing = token.checks.filter(({ verdict }) => verdict === 'fails').map(({ name }) => name)
  const id = `token-${place}`
  return html`<section aria-labelledby="${id}"><h2 id="${id}">ID token of exchange <a href="${`/inspector/exchanges/${token.sequence}`}">${token.sequence}</a></h2>
<p class="verdict">${
    failing.length > 0
      ? badge(`a relying party has to refuse it: ${failing.join(', ')}`, 'bad')
      : badge('every check on record holds', 'good')
  } <span class="quiet">${token.keys} Times are held against the real time, five minutes either way.</span></p>
<table class="table table-checks"><caption class="unseen">What a relying party has to check</caption>
<thead><tr><th scope="col">Check</th><th scope="col">Expected</th><th scope="col">Received</th><th scope="col">Verdict</th></tr></thead>
<tbody>${token.checks.map(
    check => html`<tr><th scope="row"><span class="row-name">${check.name}</span><span class="quiet">${check.clause}</span></th>
<td data-label="Expected"><code>${check.expected}</code></td><td data-label="Received"><code>${check.received}</code></td>
<td data-label="Verdict">${badge(check.verdict, TONES[check.verdict] ?? 'quiet')}</td></tr>`,
  )}</tbody></table>
<div class="halves"><div><h3>Header</h3><pre class="code"><code>${token.header}</code></pre></div>
<div><h3>Claims</h3><pre class="code"><code>${token.claims}</code></pre></div></div></section>`
}
