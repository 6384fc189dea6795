import { type Fragment, html, imageSource, linkTarget, type Markup } from './markup.ts'

/** The logo of an app or integration; without a usable one, its initial on a colour that stays the same. */
export function logo(of: { label: string; logo?: string }, size: 32 | 48 | 64 = 32): Markup {
  const source = imageSource(of.logo)
  if (source) {
    return html`<img class="logo logo-${size}" src="${source}" alt="" width="${size}" height="${size}">`
  }
  const [initial = '?'] = of.label.trim()
  const tone = [...of.label].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 5
  return html`<span class="logo logo-${size} tone-${tone}" aria-hidden="true">${initial.toUpperCase()}</span>`
}

/** A small word about a state. The word says it; the colour only repeats it. */
export function badge(text: string, tone: 'good' | 'bad' | 'warn' | 'quiet' = 'quiet'): Markup {
  return html`<span class="badge badge-${tone}">${text}</span>`
}

/** A message at the head of a page or form: `alert` is read out at once, `status` politely. */
export function callout(kind: 'alert' | 'status', text: string, detail?: string): Markup {
  return html`<div role="${kind}" class="callout ${kind === 'alert' ? 'callout-bad' : 'callout-good'}"><p>${text}</p>${
    detail && html`<p class="callout-detail">${detail}</p>`
  }</div>`
}

/** What stands in place of an empty list: what is missing and what to do about it. */
export function emptyState(title: string, advice?: Fragment): Markup {
  return html`<div class="empty"><p class="empty-title">${title}</p>${advice && html`<p>${advice}</p>`}</div>`
}

/** Text with an email address in it: where it is too long for its line, it breaks after the @ and not in a word. */
export function breakable(text: string): Fragment {
  return text.split('@').map((part, index) => (index === 0 ? part : html`@<wbr>${part}`))
}

/** The facts of a thing as label and value pairs. */
export function facts(entries: readonly { label: string; value: Fragment }[]): Markup {
  return html`<dl class="facts">${entries.map(
    entry => html`<div><dt>${entry.label}</dt><dd>${entry.value}</dd></div>`,
  )}</dl>`
}

const utc = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' })

/** A moment in the reader's words, in UTC; text that is no date is shown as it came. */
export function moment(iso: string): Markup {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return html`${iso}`
  return html`<time datetime="${date.toISOString()}">${utc.format(date)} UTC</time>`
}

/**
 * Where a list stands: how many there are in all (undefined where nobody counted), the address of the next page if there
 * is one, and of the first where this is another.
 */
export type Paging = { total?: number | undefined; next?: string; first?: string }

/** The foot of a list: how many, and the way on. */
export function pager(page: Paging, one: string, many: string): Markup {
  const { total, first, next } = page
  const count =
    total === undefined
      ? html`<p>A part of the ${many}</p>`
      : html`<p>${total.toLocaleString('en-US')} ${total === 1 ? one : many}</p>`
  if (next === undefined && first === undefined) return html`<div class="pager">${count}</div>`
  return html`<nav class="pager" aria-label="Pages">${count}<span class="pager-links">${
    first !== undefined && html`<a class="button button-quiet" href="${linkTarget(first)}">First page</a>`
  }${next !== undefined && html`<a class="button" rel="next" href="${linkTarget(next)}">Next page</a>`}</span></nav>`
}
