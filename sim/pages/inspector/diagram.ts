import { html, type Markup } from '../markup.ts'

/** One arrow between two parties. */
export type DiagramStep = { from: string; to: string; label: string; detail?: string; tone: string }

const PARTIES = ['Browser', 'SP', 'Okta']
const WIDTH = 760
const MARGIN = 70
const HEAD = 46
const TALL = 46
const LOW = 30

const xOf = (party: string) => {
  const place = Math.max(0, PARTIES.indexOf(party))
  return MARGIN + (place * (WIDTH - 2 * MARGIN)) / (PARTIES.length - 1)
}

/**
 * The steps of a sign-in as a sequence diagram: browser, service provider and Okta, time runs down. `title` is what a
 * screen reader says of it; the same steps stand below it as a list.
 */
export function diagram(title: string, steps: readonly DiagramStep[], labels: { SP: string }): Markup {
  let y = HEAD
  const arrows = steps.map(step => {
    y += step.detail === undefined ? LOW : TALL
    return arrow(step, y - (step.detail === undefined ? 6 : 20))
  })
  const height = y + 14
  return html`<div class="diagram" role="region" aria-label="Sequence diagram" tabindex="0">
<svg width="${WIDTH}" height="${height}" role="img" aria-label="${title}">
${PARTIES.map(
  party => html`<line class="lifeline" x1="${xOf(party)}" y1="34" x2="${xOf(party)}" y2="${height - 4}"></line>
<rect class="party" x="${xOf(party) - 64}" y="4" width="128" height="30" rx="6"></rect>
<text class="party-name" x="${xOf(party)}" y="24" text-anchor="middle">${party === 'SP' ? shortened(labels.SP, 16) : party}</text>`,
)}${arrows}</svg></div>`
}

function arrow({ from, to, label, detail, tone }: DiagramStep, y: number): Markup {
  const [start, end] = [xOf(from), xOf(to)]
  const direction = end >= start ? 1 : -1
  const tip = end - direction * 2
  const middle = (start + end) / 2
  const width = Math.abs(end - start)
  return html`<g class="step step-${tone}">
<line class="shaft" x1="${start}" y1="${y}" x2="${tip - direction * 6}" y2="${y}"></line>
<polygon points="${tip},${y} ${tip - direction * 9},${y - 4.5} ${tip - direction * 9},${y + 4.5}"></polygon>
<text class="step-label" x="${middle}" y="${y - 6}" text-anchor="middle">${shortened(label, Math.floor(width / 7))}</text>
${detail !== undefined && html`<text class="step-detail" x="${middle}" y="${y + 14}" text-anchor="middle">${shortened(detail, Math.floor(width / 6.8))}</text>`}</g>`
}

const shortened = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text
