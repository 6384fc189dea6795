import { html, type Markup } from '../markup.ts'

/** One arrow between two parties. */
export type DiagramStep = { from: string; to: string; label: string; detail?: string; tone: string }

const PARTIES = ['Browser', 'SP', 'Okta']

/** Sizes of a drawing, in pixels. */
type Sizes = {
  width: number
  margin: number
  box: number
  letter: number
  tall: number
  low: number
  className: string
}

const WIDE: Sizes = {
  width: 760,
  margin: 70,
  box: 128,
  letter: 7,
  tall: 46,
  low: 30,
  className: 'diagram-wide',
}
const NARROW: Sizes = {
  width: 320,
  margin: 40,
  box: 78,
  letter: 6.4,
  tall: 44,
  low: 30,
  className: 'diagram-narrow',
}
const HEAD = 46

/**
 * The steps of a sign-in as a sequence diagram: browser, service provider and Okta, time runs down. It is drawn twice,
 * for wide and for narrow screens, of which one is shown. `title` is what a screen reader says of it; the same steps
 * stand below it as a list.
 */
export function diagram(title: string, steps: readonly DiagramStep[], sp: string): Markup {
  return html`<div class="diagram">${[WIDE, NARROW].map(sizes => drawing(title, steps, sp, sizes))}</div>`
}

function drawing(title: string, steps: readonly DiagramStep[], sp: string, sizes: Sizes): Markup {
  const { width, margin, box, letter, tall, low, className } = sizes
  const xOf = (party: string) => {
    const place = Math.max(0, PARTIES.indexOf(party))
    return margin + (place * (width - 2 * margin)) / (PARTIES.length - 1)
  }
  let y = HEAD
  const arrows = steps.map(({ from, to, label, detail, tone }) => {
    y += detail === undefined ? low : tall
    const at = detail === undefined ? y - 6 : y - 20
    return arrow({ start: xOf(from), end: xOf(to), y: at, label, detail, tone, letter })
  })
  const height = y + 14
  return html`<svg class="${className}" width="${width}" height="${height}" role="img" aria-label="${title}">
${PARTIES.map(
  party => html`<line class="lifeline" x1="${xOf(party)}" y1="34" x2="${xOf(party)}" y2="${height - 4}"></line>
<rect class="party" x="${xOf(party) - box / 2}" y="4" width="${box}" height="30" rx="6"></rect>
<text class="party-name" x="${xOf(party)}" y="24" text-anchor="middle">${party === 'SP' ? shortened(sp, Math.floor(box / 8)) : party}</text>`,
)}${arrows}</svg>`
}

type Arrow = {
  start: number
  end: number
  y: number
  label: string
  detail?: string
  tone: string
  letter: number
}

function arrow({ start, end, y, label, detail, tone, letter }: Arrow): Markup {
  const direction = end >= start ? 1 : -1
  const tip = end - direction * 2
  const middle = (start + end) / 2
  const most = Math.floor(Math.abs(end - start) / letter)
  return html`<g class="step step-${tone}">
<line class="shaft" x1="${start}" y1="${y}" x2="${tip - direction * 6}" y2="${y}"></line>
<polygon points="${tip},${y} ${tip - direction * 9},${y - 4.5} ${tip - direction * 9},${y + 4.5}"></polygon>
<text class="step-label" x="${middle}" y="${y - 6}" text-anchor="middle">${shortened(label, most)}</text>
${detail !== undefined && html`<text class="step-detail" x="${middle}" y="${y + 14}" text-anchor="middle">${shortened(detail, most)}</text>`}</g>`
}

const shortened = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text
