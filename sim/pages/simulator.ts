import { raw } from 'hono/html'
import { documentPage } from './layout.ts'
import { type Fragment, html, type Markup, query } from './markup.ts'
import { badge } from './pieces.ts'
import { scriptHref } from './script.ts'

/** Entries of the simulator's own navigation. */
export type SimulatorEntry = 'Overview' | 'Inspector'

const ENTRIES: { label: SimulatorEntry; href: string }[] = [
  { label: 'Overview', href: '/' },
  { label: 'Inspector', href: '/inspector' },
]

/** A page of the simulator itself, which is no page of Okta's: the bar with its navigation, and what comes in. */
export function simulatorPage(page: { title: string; current?: SimulatorEntry }, body: Fragment): string {
  return documentPage(
    { title: page.title, className: 'landing', scriptHref },
    html`<a class="skip" href="#content">Skip to content</a>
<header class="topbar">
<p class="topbar-org"><strong>Simulated Okta</strong></p>
<nav aria-label="Simulator"><ul class="topbar-links">${ENTRIES.map(
      ({ label, href }) =>
        html`<li><a href="${href}"${label === page.current && raw(' aria-current="page"')}>${label}</a></li>`,
    )}</ul></nav>
</header>
<main id="content" tabindex="-1">${body}</main>
<p id="said" class="unseen" role="status"></p>`,
  )
}

/** A button that copies a text; it is there only where a script can do it. `name` says what is copied, `shown` in short. */
export function copyButton(name: string, text: string, shown: string): Markup {
  const rest = name.startsWith(shown) ? name.slice(shown.length) : ` (${name})`
  return html`<button type="button" class="button button-quiet button-small copy" data-copy="${text}" data-name="${name}">Copy ${shown}<span class="unseen">${rest}</span></button>`
}

/** The same for the text of an element of the page. */
export function copyFromButton(name: string, id: string, shown: string): Markup {
  return html`<button type="button" class="button button-quiet button-small copy" data-copy-from="${id}" data-name="${name}">Copy ${shown}<span class="unseen"> (${name})</span></button>`
}

/** Copies the address of the page, among buttons of full size. */
export function copyLinkButton(permalink: string): Markup {
  return html`<button type="button" class="button button-quiet copy" data-copy="${permalink}" data-name="The link">Copy link</button>`
}

/** Follows what is recorded: says so where a script does it, and is a link to reload where none does. */
export function liveState(parameters: Record<string, string | undefined> = {}): Markup {
  return html`<a id="live-state" class="live-state" href="${query(parameters)}">Reload</a>`
}

/** The part of a page that is read again whenever something is recorded. */
export function livePart(body: Fragment): Markup {
  return html`<div data-live="/inspector/stream">${body}</div>`
}

/** How a group came out, as a badge. */
export function outcomeBadge(state: string, words: string): Markup {
  return badge(words, state === 'done' ? 'good' : state === 'refused' ? 'bad' : 'quiet')
}
