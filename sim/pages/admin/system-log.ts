import { searchForm } from '../forms.ts'
import { type AdminShell, adminPage, pageHeading } from '../layout.ts'
import { html, type Markup } from '../markup.ts'
import { badge, emptyState, moment, type Paging, pager } from '../pieces.ts'

/** The members of Okta's LogEvent that the table shows. */
export type SystemLogRow = {
  published: string
  severity: string
  displayMessage: string
  eventType: string
  outcome: { result: string; reason?: string | null }
  actor: { displayName?: string | null; alternateId?: string | null }
  target: readonly { type: string; displayName?: string | null; alternateId?: string | null }[]
}

export type SystemLogPage = {
  shell: AdminShell
  /** Newest first, already searched. */
  events: SystemLogRow[]
  /** Value of `?q=`. */
  query?: string
  page: Paging
}

/** Reports > System Log. */
export function systemLogPage(page: SystemLogPage): string {
  return adminPage(
    page.shell,
    'System Log',
    html`${pageHeading('System Log')}
<div class="toolbar">${searchForm({ label: 'Search events', value: page.query })}</div>
${
  page.events.length > 0
    ? html`<table class="table table-log"><caption class="unseen">Events of ${page.shell.org}</caption>
<thead><tr><th scope="col">Time</th><th scope="col">Actor</th><th scope="col">Event Info</th><th scope="col">Targets</th></tr></thead>
<tbody>${page.events.map(row)}</tbody></table>${pager(page.page, 'event', 'events')}`
    : page.query
      ? emptyState(`No events match “${page.query}”`, html`<a href="?">Show all events</a>`)
      : emptyState('No events yet', 'Sign-ins, assignments and changes of apps are written down here.')
}`,
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
  } ${reason}</span></td>
<td data-label="Targets">${
    event.target.length > 0
      ? html`<ul>${event.target.map(target => html`<li>${party(target)} <span class="quiet">${target.type}</span></li>`)}</ul>`
      : html`<span class="quiet">None</span>`
  }</td></tr>`
}

function party(of: { displayName?: string | null; alternateId?: string | null }): Markup {
  return html`<span title="${of.alternateId ?? ''}">${of.displayName || of.alternateId || 'Unknown'}</span>`
}

function outcomeTone(result: string): 'good' | 'bad' | 'quiet' {
  if (result === 'SUCCESS' || result === 'ALLOW') return 'good'
  return result === 'FAILURE' || result === 'DENY' ? 'bad' : 'quiet'
}
