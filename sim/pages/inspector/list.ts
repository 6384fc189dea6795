import { raw } from 'hono/html'
import { html, linkTarget, type Markup, query } from '../markup.ts'
import { badge, breakable, emptyState } from '../pieces.ts'
import { livePart, liveState, outcomeBadge, simulatorPage } from '../simulator.ts'

/** One sign-in, or one run of Express Configuration, as a line. */
export type GroupRow = {
  id: number
  kind: string
  org: string
  person: string
  app: string
  begun: string
  state: string
  words: string
  notes: string[]
  faults: string[]
  count: number
}

/** An exchange as a line. */
export type ExchangeRow = {
  sequence: number
  method: string
  address: string
  purpose: string
  between: string
  answer: string
  isRefusal: boolean
  faults: string[]
  took: string
}

export type InspectorPage = {
  groups: GroupRow[]
  other: ExchangeRow[]
  orgs: string[]
  /** What is asked for: the values of the query. */
  filter: { org?: string | undefined; outcome?: string | undefined; q?: string | undefined }
  showsOther: boolean
  /** How many there are in all, and where the next ones are. */
  total: number
  next?: string | undefined
  kept: { now: number; most: number }
  warnings: { text: string; href: string; link: string }[]
}

const OUTCOMES = [
  { value: 'done', label: 'Went well' },
  { value: 'refused', label: 'Refused' },
  { value: 'open', label: 'Not finished' },
]

/** The inspector's front page: sign-ins and runs of Express Configuration, newest first, or what belongs to none. */
export function inspectorPage(page: InspectorPage): string {
  const { filter } = page
  const keep = { org: filter.org, outcome: filter.outcome, q: filter.q }
  const shown = page.showsOther ? page.other.length : page.groups.length
  return simulatorPage(
    { title: 'Inspector', current: 'Inspector' },
    html`<div class="page-heading"><h1>Inspector</h1>
<div class="actions">${liveState({ ...keep, show: page.showsOther ? 'other' : undefined })}<a class="button button-quiet" href="/inspector/exchanges.har">Download HAR</a></div></div>
<div class="toolbar"><nav aria-label="What is listed" class="segments">
<a href="${`/inspector${query(keep)}`}"${!page.showsOther && raw(' aria-current="page"')}>Sign-ins</a>
<a href="${`/inspector${query({ ...keep, outcome: undefined, show: 'other' })}`}"${page.showsOther && raw(' aria-current="page"')}>Other exchanges</a>
</nav>${filterForm(page)}</div>
${livePart(html`${page.warnings.map(
  ({ text, href, link }) =>
    html`<p class="strip">${badge(text, 'bad')} <a href="${linkTarget(href)}">${link}</a></p>`,
)}
${shown > 0 ? (page.showsOther ? exchangeList(page.other) : groupList(page.groups)) : nothing(page)}
<div class="pager"><p>${page.total.toLocaleString('en-US')} ${page.showsOther ? (page.total === 1 ? 'exchange' : 'exchanges') : page.total === 1 ? 'sign-in or run' : 'sign-ins and runs'}. ${page.kept.now.toLocaleString('en-US')} of at most ${page.kept.most.toLocaleString('en-US')} exchanges are kept; the oldest go first.</p>${
  page.next !== undefined && html`<a class="button" rel="next" href="${linkTarget(page.next)}">Older</a>`
}</div>`)}`,
  )
}

function filterForm({ filter, orgs, showsOther }: InspectorPage): Markup {
  const option = (value: string, label: string, chosen: string | undefined) =>
    html`<option value="${value}"${value === chosen && raw(' selected')}>${label}</option>`
  return html`<form method="get" action="/inspector" role="search" class="filter">
${showsOther && html`<input type="hidden" name="show" value="other">`}
<label class="unseen" for="org">Org</label>
<select id="org" name="org"><option value="">Every org</option>${orgs.map(name => option(name, name, filter.org))}</select>
${
  !showsOther &&
  html`<label class="unseen" for="outcome">Outcome</label>
<select id="outcome" name="outcome"><option value="">Every outcome</option>${OUTCOMES.map(({ value, label }) => option(value, label, filter.outcome))}</select>`
}
<label class="unseen" for="q">Person, app, reason or part of an address</label>
<input id="q" name="q" type="search" value="${filter.q ?? ''}" placeholder="Person, app, reason, state …" autocomplete="off">
<button class="button">Filter</button>
</form>`
}

function nothing({ filter, showsOther }: InspectorPage): Markup {
  const isFiltered = filter.org || filter.outcome || filter.q
  if (isFiltered)
    return emptyState('Nothing that is kept fits the filter', html`<a href="/inspector">Show everything</a>`)
  return showsOther
    ? emptyState('No other exchanges yet')
    : emptyState(
        'No sign-ins yet',
        'Sign in at your service provider, or press Express Configuration in the Admin Console: each authorization request shows up here by itself.',
      )
}

function groupList(groups: readonly GroupRow[]): Markup {
  return html`<ul class="rows">${groups.map(
    row => html`<li><div class="row-text">
<a class="row-name" href="${`/inspector/sign-ins/${row.id}`}">${breakable(titleOf(row))}</a>
<span class="quiet">${[row.begun, row.org, row.count === 1 ? '1 exchange' : `${row.count} exchanges`].filter(Boolean).join(' · ')}</span>
${row.notes.map(note => html`<span class="quiet">${note}</span>`)}</div>
<div class="row-badges">${row.faults.map(name => badge(`fault: ${name}`, 'warn'))}${outcomeBadge(row.state, row.words)}</div></li>`,
  )}</ul>`
}

/** What a group is called. */
export function titleOf({ kind, person, app }: Pick<GroupRow, 'kind' | 'person' | 'app'>): string {
  if (kind === 'express-configuration') return `Express Configuration of ${app || 'an app'}`
  return `${person || 'Somebody'} at ${app || 'an unknown app'}`
}

/** Exchanges, a line each, with the way to each one. */
export function exchangeList(exchanges: readonly ExchangeRow[]): Markup {
  return html`<ol class="rows rows-dense">${exchanges.map(
    row => html`<li><span class="row-number">${row.sequence}</span><div class="row-text">
<a class="row-name" href="${`/inspector/exchanges/${row.sequence}`}">${row.purpose}</a>
<span class="quiet">${row.between} · <code>${row.method} ${row.address}</code></span></div>
<div class="row-badges">${row.faults.map(name => badge(`fault: ${name}`, 'warn'))}${badge(row.answer, row.isRefusal ? 'bad' : 'quiet')}<span class="quiet row-took">${row.took}</span></div></li>`,
  )}</ol>`
}
