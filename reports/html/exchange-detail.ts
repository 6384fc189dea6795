import { html } from 'hono/html'
import type { Exchange } from '../run.ts'
import { faultNotes } from './faults.ts'
import { type Html, nothing } from './html.ts'
import { type FoundToken, tokenTimes } from './jwt.ts'
import { type MessageText, requestText, responseText } from './message-text.ts'
import { tokenCheckTable } from './token-check-table.ts'
import { tokenChecks } from './token-checks.ts'

/**
 * What was asked and what was answered, with the tokens in it decoded and the faults that altered it named; beside an ID
 * token what a client has to check of it. `index` is the exchange's place among all of its scenario.
 */
export function exchangeDetail(exchanges: readonly Exchange[], index: number): Html {
  const exchange = exchanges[index]!
  const { request, response } = exchange
  const tokens = new Map<string, FoundToken>()
  const asked = message('Request', requestText(request, tokens))
  const answered = response
    ? message('Answer', responseText(response, tokens))
    : html`<div><p class="label">Answer</p><p>No answer came.</p></div>`
  return html`${faultNotes(exchange)}<div class="pair">${asked}${answered}</div>${[...tokens.values()].map(
    (found, at) =>
      token(
        found,
        at,
        found.name === 'id_token' ? tokenCheckTable(tokenChecks(found, exchanges, index)) : nothing,
      ),
  )}`
}

function message(label: string, { start, parameters, headers, body }: MessageText): Html {
  return html`<div><p class="label">${label}</p><pre><b>${start}</b></pre>${part('Query', parameters)}${part('Headers', headers)}${part('Body', body)}</div>`
}

const part = (label: string, text: string | undefined): Html =>
  text ? html`<p class="part">${label}</p><pre>${text}</pre>` : html``

function token({ name, header, payload }: FoundToken, index: number, checks: Html): Html {
  const times = tokenTimes(payload)
  return html`<div class="token"><p class="label">JWT ${index + 1}: ${name}</p><div class="pair"><div><p class="part">Header</p><pre>${indented(header)}</pre></div><div><p class="part">Payload</p><pre>${indented(payload)}</pre></div></div>
<p class="times">${times.map(({ claim, at }) => html`<span><code>${claim}</code> is ${at}</span> `)}Its signature is left out.</p>${checks}</div>`
}

const indented = (value: unknown): string => JSON.stringify(value, null, 2)
