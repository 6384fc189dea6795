import { html } from 'hono/html'
import { counted, listed } from '../phrases.ts'
import type { Exchange } from '../run.ts'
import { exchangeAnchor } from './anchors.ts'
import type { Html } from './html.ts'
import { headerOf } from './message-text.ts'

const gap = 300
const margin = 90
const top = 44
const rowHeight = 46
/** How many characters of a label fit between two lanes at the label's size. */
const labelLength = 38

/**
 * A sequence diagram of the exchanges: one lane a party, in the order in which they first take part; each arrow links
 * to its exchange in the list and carries the same number. Style sheets, pictures and the like are left to the list.
 */
export function sequence(scenarioId: string, exchanges: readonly Exchange[]): Html {
  const drawn = exchanges
    .map((exchange, index) => ({ exchange, index }))
    .filter(({ exchange }) => !isAsset(exchange))
  const lanes = [...new Set(drawn.flatMap(({ exchange }) => [exchange.from, exchange.to]))]
  if (drawn.length === 0) return html``
  const width = margin * 2 + gap * Math.max(1, lanes.length - 1)
  const height = top + rowHeight * drawn.length + 12
  const x = (lane: string) => margin + gap * lanes.indexOf(lane)
  const label = `Sequence of ${counted(drawn.length, 'exchange')} between ${listed(lanes)}`
  return html`<div class="diagram" tabindex="0" role="group" aria-label="${label}">
<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
${lanes.map(
  lane =>
    html`<line class="lane" x1="${x(lane)}" x2="${x(lane)}" y1="30" y2="${height}"/><text class="party" x="${x(lane)}" y="20">${shorten(lane, 24)}</text>`,
)}
${drawn.map(({ exchange, index }, row) =>
  arrow(scenarioId, exchange, index, {
    from: x(exchange.from),
    to: x(exchange.to),
    y: top + rowHeight * row,
  }),
)}
</svg></div>`
}

type Place = { from: number; to: number; y: number }

function arrow(scenarioId: string, exchange: Exchange, index: number, { from, to, y }: Place): Html {
  const { request, response } = exchange
  const number = index + 1
  const asked = `${request.method} ${pathOf(request.url)}`
  const answer = response ? answerLabel(response) : 'no answer'
  const name = `${number}: ${exchange.from} to ${exchange.to}, ${asked}; ${answer}`
  const middle = from === to ? from + gap / 2 : (from + to) / 2
  const bad = !response || response.status >= 400
  return html`<a href="#${exchangeAnchor(scenarioId, index)}"><title>${name}</title><rect class="row" x="0" y="${y - 8}" width="100%" height="${rowHeight}"/>
<text class="nr" x="24" y="${y + 18}">${number}</text><text class="ask" x="${middle}" y="${y + 7}">${shorten(asked, labelLength)}</text>
${from === to ? loop(from, y) : straight(from, to, y, response !== undefined)}
<text class="answer${bad ? ' bad' : ''}" x="${middle}" y="${y + 27}">${shorten(answer, labelLength)}</text></a>
`
}

const straight = (from: number, to: number, y: number, answered: boolean): Html =>
  html`<path class="ask" d="M${from} ${y + 13}H${to}"/>${answered ? html`<path class="answer" d="M${to} ${y + 32}H${from}"/>` : ''}`

const loop = (x: number, y: number): Html => html`<path class="ask" d="M${x} ${y + 13}h30v19H${x}"/>`

/** `302 to /login/callback`: where a redirect leads is what a reader follows. */
function answerLabel({ status, headers }: { status: number; headers: [string, string][] }): string {
  const location = headerOf(headers, 'location')
  return location ? `${status} to ${pathOf(location)}` : String(status)
}

const pathOf = (url: string): string => url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '') || '/'

/** The start goes first: the end of a path is what tells two of them apart. */
const shorten = (text: string, length: number): string => {
  const characters = [...text]
  if (characters.length <= length) return text
  const head = Math.floor(length / 3)
  return `${characters.slice(0, head).join('')}…${characters.slice(head + 1 - length).join('')}`
}

const assets = /^(?:text\/css|image\/|font\/|(?:text|application)\/javascript)/i

/** Whether the exchange only fetched something for a page to look right. */
const isAsset = ({ request, response }: Exchange): boolean =>
  request.method === 'GET' &&
  (assets.test(headerOf(response?.headers ?? [], 'content-type') ?? '') ||
    /\.(?:css|js|ico|png|svg|woff2?)(?:\?|$)/.test(request.url))
