import { html } from 'hono/html'
import type { Verdict } from '../run.ts'
import { badge } from './glyphs.ts'
import type { Html } from './html.ts'
import type { TokenCheck } from './token-checks.ts'

/** How a check came out, in words, with the verdict whose colour and glyph it wears. */
const outcome = ({ holds }: TokenCheck): [Verdict, string] =>
  holds === undefined ? ['notRun', 'can’t be told'] : holds ? ['passed', 'holds'] : ['failed', 'doesn’t hold']

/** What a client has to check of an ID token, each with what to expect and what came. */
export const tokenCheckTable = (checks: readonly TokenCheck[]): Html =>
  html`<table class="checks"><caption>What a client has to check of it, as far as this scenario shows</caption><thead><tr><th scope="col">Check</th><th scope="col">Expected</th><th scope="col">Received</th><th scope="col">Outcome</th></tr></thead><tbody>${checks.map(
    check =>
      html`<tr${check.holds === false ? html` class="failed"` : ''}><th scope="row"><code>${check.name}</code></th><td>${check.expected}</td><td>${check.received}</td><td>${badge(...outcome(check))}</td></tr>`,
  )}</tbody></table>`
