import { raw } from 'hono/html'
import { type AdminShell, adminPage, pageHeading } from '../layout.ts'
import { type Fragment, html, linkTarget, type Markup } from '../markup.ts'
import { badge, callout, emptyState, facts, moment, type Paging, pager } from '../pieces.ts'

/** The members of Okta's LogEvent that the table shows. */
export type SystemLogRow = {
  published: string
  severity: string
  displayMessage: string
  eventType: string
  outcome: { result: string; reason?: string | null }
  actor: { displayName?: string | null; alternateId?: string | null }
  target: readonly { type: string; displayName?: string | null; alternateId?: string | null }[]
  /** What is shown when the event is unfolded. */
  detail: { label: string; value: string }[]
  /** Where the log is shown with nothing but such events, and nothing but what this actor did. */
  sameEventHref: string
  sameActorHref: string
}

export type SystemLogPage = {
  shell: AdminShell
  /** Newest first, already searched. */
  events: SystemLogRow[]
  /** Value of `?q=`: words, or a filter expression. */
  query?: string
  /** Values of `?since=`, `?until=`, `2026-01-31T12:00` in UTC. */
  since?: string
  until?: string
  /** Value of `?event=`, and what there is to choose from. */
  event?: string
  eventTypes: string[]
  /** What `?actor=` stands for, and the address without it. */
  actor?: { id: string; name: string; removeHref: string }
  /** What is wrong with the search. */
  error?: string
  page: Paging
}

/** Reports > System Log. */
export function systemLogPage(page: SystemLogPage): string {
  return adminPage(
    page.shell,
    'System Log',
    html`${pageHeading('System Log')}
${page.error && callout('alert', page.error, 'Search for words, or with an expression such as eventType eq "user.session.start" and outcome.result eq "FAILURE".')}
${searchBar(page)}
${
  page.actor &&
  html`<p class="chips"><span class="chip">Actor: ${page.actor.name}</span><a href="${linkTarget(page.actor.removeHref)}">Show all actors</a></p>`
}
${page.events.length > 0 ? table(page) : nothing(page)}`,
  )
}

function searchBar(page: SystemLogPage): Markup {
  const time = (name: 'since' | 'until', label: string) =>
    html`<div class="field"><label for="${name}">${label}</label><input id="${name}" name="${name}" type="datetime-local" value="${
      page[name] ?? ''
    }"></div>`
  return html`<form method="get" role="search" class="log-search">
${page.actor && html`<input type="hidden" name="actor" value="${page.actor.id}">`}
<div class="field log-words"><label for="q">Search events</label><input id="q" name="q" type="search" value="${
    page.query ?? ''
  }" placeholder="Words, or a filter expression" autocomplete="off" autocapitalize="none" spellcheck="false"></div>
${time('since', 'From (UTC)')}
${time('until', 'To (UTC)')}
<div class="field log-type"><label for="event">Event</label><select id="event" name="event"><option value="">All events</option>${page.eventTypes.map(
    type => html`<option value="${type}"${type === page.event && raw(' selected')}>${type}</option>`,
  )}</select></div>
<button class="button">Search</button>
</form>`
}

function table(page: SystemLogPage): Markup {
  return html`<table class="table table-log"><caption class="unseen">Events of ${page.shell.org}</caption>
<thead><tr><th scope="col">Time</th><th scope="col">Actor</th><th scope="col">Event Info</th><th scope="col">Targets</th></tr></thead>
<tbody>${page.events.map(row)}</tbody></table>${pager(page.page, 'event', 'events')}`
}

function nothing({ query, event, actor, error, until, page }: SystemLogPage): Markup {
  if (page.next !== undefined) {
    return html`${emptyState('No events match so far', 'Older ones have not been looked at yet: the next page goes on there.')}${pager(
      page,
      'event',
      'events',
    )}`
  }
  const isNarrowed = Boolean(query || event || actor || error || until)
  if (!isNarrowed && page.total === 0 && page.first === undefined) {
    return emptyState(
      'No events in the last seven days',
      'Sign-ins, assignments and changes of people, groups and apps are written down here.',
    )
  }
  return emptyState(
    query ? `No events match “${query}”` : 'No events match',
    html`Look further back, search for less, or <a href="?">show all events</a>.`,
  )
}

function row(event: SystemLogRow): Markup {
  const { result, reason } = event.outcome
  return html`<tr><td data-label="Time">${moment(event.published)}</td>
<td data-label="Actor">${party(event.actor)}</td>
<td data-label="Event Info"><span class="row-name">${event.displayMessage}</span><span class="quiet"><code>${
    event.eventType
  }</code></span><span class="event-outcome">${badge(result, outcomeTone(result))} ${
    event.severity !== 'INFO' && badge(event.severity, 'warn')
  } ${reason}</span>${detail(event)}</td>
<td data-label="Targets">${
    event.target.length > 0
      ? html`<ul>${event.target.map(target => html`<li>${party(target)} <span class="quiet">${target.type}</span></li>`)}</ul>`
      : html`<span class="quiet">None</span>`
  }</td></tr>`
}

function detail({ detail, sameEventHref, sameActorHref }: SystemLogRow): Fragment {
  return (
    detail.length > 0 &&
    html`<details class="event-detail"><summary>Details</summary>${facts(detail)}
<p class="event-links"><a href="${linkTarget(sameEventHref)}">Only such events</a><a href="${linkTarget(
      sameActorHref,
    )}">Only what this actor did</a></p></details>`
  )
}

function party(of: { displayName?: string | null; alternateId?: string | null }): Markup {
  return html`<span title="${of.alternateId ?? ''}">${of.displayName || of.alternateId || 'Unknown'}</span>`
}

function outcomeTone(result: string): 'good' | 'bad' | 'quiet' {
  if (result === 'SUCCESS' || result === 'ALLOW') return 'good'
  return result === 'FAILURE' || result === 'DENY' ? 'bad' : 'quiet'
}
