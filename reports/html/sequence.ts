import { html } from 'hono/html'
import { counted, listed } from '../phrases.ts'
import type { Exchange } from '../run.ts'
import { exchangeAnchor } from './anchors.ts'
import { type Html, nothing } from './html.ts'
import { headerOf } from './message-text.ts'

/** From lane to lane; four lanes still stand side by side on a common screen. */
const gapOf = (lanes: number): number => (lanes > 3 ? 268 : 300)
const margin = 90
const top = 36
const rowHeight = 46
/** How many characters of a label fit between two lanes at the label's size. */
const labelLength = 38

/**
 * A sequence diagram of the exchanges: one lane a party, in the order in which they first take part; each arrow links
 * to its exchange in the list and carries the same number. Style sheets, pictures and the like are left to the list.
 */
export function sequence(scenarioId: string, exchanges: readonly Exchange[]): Html {
  const drawn = withoutAssets(exchanges)
  const lanes = [...partiesOf(drawn.map(({ exchange }) => exchange))]
  if (drawn.length === 0) return nothing
  const gap = gapOf(lanes.length)
  const width = margin * 2 + gap * Math.max(1, lanes.length - 1)
  const height = top + rowHeight * drawn.length + 20
  const x = (lane: string) => margin + gap * lanes.indexOf(lane)
  const altered = drawn.filter(({ exchange }) => exchange.faults).length
  const label = `Sequence of ${counted(drawn.length, 'exchange')} between ${listed(lanes)}${altered > 0 ? `, ${altered} with a fault` : ''}`
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
    gap,
  }),
)}
</svg></div>`
}

type Place = { from: number; to: number; y: number; gap: number }

// Everything in a row is placed from the row's top, so that rows differ in little and pack well.
function arrow(scenarioId: string, exchange: Exchange, index: number, { from, to, y, gap }: Place): Html {
  const { request, response, faults } = exchange
  const number = index + 1
  const asked = `${request.method} ${pathOf(request.url)}`
  const answer = response ? answerLabel(response) : 'no answer'
  const names = faults?.map(({ name }) => name).join(', ')
  const name = `${number}: ${exchange.from} to ${exchange.to}, ${asked}; ${answer}${names ? `; fault: ${names}` : ''}`
  const middle = from === to ? from + gap / 2 : (from + to) / 2
  const kind = `answer${!response || response.status >= 400 ? ' bad' : ''}${names ? ' faulty' : ''}`
  return html`<a href="#${exchangeAnchor(scenarioId, index)}" transform="translate(0 ${y})"><title>${name}</title><rect/><text class="nr" x="24" y="26">${number}</text><text x="${middle}" y="15">${shorten(asked, labelLength)}</text>${
    from === to ? loop(from) : straight(from, to, response !== undefined)
  }<text class="${kind}" x="${middle}" y="35">${shorten(names ? `${answer}, fault ${names}` : answer, labelLength)}</text>${
    names ? html`<use href="#glyph-fault" x="${to - 9}" y="31" width="18" height="18"/>` : nothing
  }</a>
`
}

const straight = (from: number, to: number, answered: boolean): Html =>
  html`<path d="M${from} 21H${to}"/>${answered ? html`<path class="answer" d="M${to} 40H${from}"/>` : ''}`

const loop = (x: number): Html => html`<path d="M${x} 21h30v19H${x}"/>`

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

const partiesOf = (exchanges: readonly Exchange[]): Set<string> =>
  new Set(exchanges.flatMap(({ from, to }) => [from, to]))

/** Leaves out what only makes pages look right, unless a fault touched it or a party takes part in nothing else. */
function withoutAssets(exchanges: readonly Exchange[]): { exchange: Exchange; index: number }[] {
  const parties = partiesOf(exchanges.filter(exchange => !isAsset(exchange)))
  const matters = (exchange: Exchange) =>
    !isAsset(exchange) || exchange.faults || !parties.has(exchange.from) || !parties.has(exchange.to)
  return exchanges.map((exchange, index) => ({ exchange, index })).filter(({ exchange }) => matters(exchange))
}

const assets = /^(?:text\/css|image\/|font\/|(?:text|application)\/javascript)/i

/** Whether the exchange only fetched something for a page to look right. */
const isAsset = ({ request, response }: Exchange): boolean =>
  request.method === 'GET' &&
  (assets.test(headerOf(response?.headers ?? [], 'content-type') ?? '') ||
    /\.(?:css|js|ico|png|svg|woff2?)(?:\?|$)/.test(request.url))
