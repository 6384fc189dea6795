import { html, type Markup } from '../markup.ts'
import { badge } from '../pieces.ts'

/** What a relying party has to look at, and how it came out. */
export type CheckRow = { name: string; clause: string; expected: string; received: string; verdict: string }

type Decoded = {
  header: string
  claims: string
  checks: CheckRow[]
  keys: string
}

export type TokenView = Decoded & { sequence: number }

/** An access token: what it is to a client, and where it is a JWT what it says. */
export type AccessTokenView = {
  sequence: number
  note: string
  decoded?: Decoded | undefined
}

const TONES: Record<string, 'good' | 'bad'> = { holds: 'good', fails: 'bad' }

/** An ID token: every check with expected and received, then header and claims as they are. */
export function tokenSection(token: TokenView, place: number): Markup {
  const failing = failingOf(token)
  return section(
    `token-${place}`,
    'ID token',
    token.sequence,
    html`<p class="verdict">${
      failing.length > 0
        ? badge(`a relying party has to refuse it: ${failing.join(', ')}`, 'bad')
        : badge('every check on record holds', 'good')
    } ${keysInWords(token)}</p>
${taken(token, 'What a relying party has to check in the ID token')}`,
  )
}

/** An access token: what it is, and where it is a JWT, what can be checked in it, header and claims. */
export function accessTokenSection({ sequence, note, decoded }: AccessTokenView, place: number): Markup {
  const failing = decoded && failingOf(decoded)
  return section(
    `access-token-${place}`,
    'Access token',
    sequence,
    html`<p class="verdict">${
      failing === undefined
        ? badge('opaque')
        : failing.length > 0
          ? badge(`not as it should be: ${failing.join(', ')}`, 'bad')
          : badge('what can be checked holds', 'good')
    } ${decoded && keysInWords(decoded)}</p>
<p class="token-note">${note}</p>
${decoded && taken(decoded, 'What can be checked in the access token')}`,
  )
}

function section(id: string, kind: string, sequence: number, body: Markup): Markup {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${kind} of exchange <a href="${`/inspector/exchanges/${sequence}`}">${sequence}</a></h2>
${body}</section>`
}

const failingOf = ({ checks }: Decoded) =>
  checks.filter(({ verdict }) => verdict === 'fails').map(({ name }) => name)

const keysInWords = ({ keys }: Decoded) =>
  html`<span class="quiet">${keys} Times are held against the real time, five minutes either way.</span>`

function taken({ checks, header, claims }: Decoded, caption: string): Markup {
  return html`<table class="table table-checks"><caption class="unseen">${caption}</caption>
<thead><tr><th scope="col">Check</th><th scope="col">Expected</th><th scope="col">Received</th><th scope="col">Verdict</th></tr></thead>
<tbody>${checks.map(
    check => html`<tr><th scope="row"><span class="row-name">${check.name}</span><span class="quiet">${check.clause}</span></th>
<td data-label="Expected"><code>${check.expected}</code></td><td data-label="Received"><code>${check.received}</code></td>
<td data-label="Verdict">${badge(check.verdict, TONES[check.verdict] ?? 'quiet')}</td></tr>`,
  )}</tbody></table>
<div class="halves"><div><h3>Header</h3><pre class="code"><code>${header}</code></pre></div>
<div><h3>Claims</h3><pre class="code"><code>${claims}</code></pre></div></div>`
}
