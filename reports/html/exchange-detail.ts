import { html } from 'hono/html'
import type { Exchange } from '../run.ts'
import { faultNotes } from './faults.ts'
import type { Html } from './html.ts'
import { type FoundToken, tokenTimes } from './jwt.ts'
import { type MessageText, requestText, responseText } from './message-text.ts'

/** What was asked and what was answered, with the tokens in it decoded and the faults that altered it named. */
export function exchangeDetail(exchange: Exchange): Html {
  const { request, response } = exchange
  const tokens = new Map<string, FoundToken>()
  const asked = message('Request', requestText(request, tokens))
  const answered = response
    ? message('Answer', responseText(response, tokens))
    : html`<div><p class="label">Answer</p><p>No answer came.</p></div>`
  return html`${faultNotes(exchange)}<div class="pair">${asked}${answered}</div>${[...tokens.values()].map(token)}`
}

function message(label: string, { start, parameters, headers, body }: MessageText): Html {
  return html`<div><p class="label">${label}</p><pre><b>${start}</b></pre>${part('Query', parameters)}${part('Headers', headers)}${part('Body', body)}</div>`
}

const part = (label: string, text: string | undefined): Html =>
  text ? html`<p class="part">${label}</p><pre>${text}</pre>` : html``

function token({ name, header, payload }: FoundToken, index: number): Html {
  const times = tokenTimes(payload)
  return html`<div class="token"><p class="label">JWT ${index + 1}: ${name}</p><div class="pair"><div><p class="part">Header</p><pre>${indented(header)}</pre></div><div><p class="part">Payload</p><pre>${indented(payload)}</pre></div></div>
<p class="times">${times.map(({ claim, at }) => html`<span><code>${claim}</code> is ${at}</span> `)}Its signature is left out.</p></div>`
}

const indented = (value: unknown): string => JSON.stringify(value, null, 2)
