import { postForm, textField } from './forms.ts'
import { type Fragment, html, type Markup } from './markup.ts'
import { orgTabs } from './org-tabs.ts'
import { badge, callout, emptyState, moment } from './pieces.ts'
import { simulatorPage } from './simulator.ts'

export type ControlsPage = {
  org: string
  csrf: string
  /** What was done, or why it wasn't. */
  done?: string | undefined
  problem?: string | undefined
  /** What was entered when it wasn't. */
  entered?: { name?: string | undefined; now?: string | undefined } | undefined
  now: string
  offsetSeconds: number
  snapshots: { name: string; takenAt: string }[]
  /** `kid`s of the JWKS, the one that signs first. */
  keys: string[]
  faultsInForce: number
  counts: { people: number; groups: number; apps: number }
  /** Whether starting over brings the seeded people back. */
  hasBeginning: boolean
}

const AHEAD = [
  { label: '5 minutes', by: 300 },
  { label: '1 hour', by: 3600 },
  { label: '1 day', by: 86_400 },
  { label: '31 days', by: 2_678_400 },
]

/** What steers an org: its clock, snapshots, keys, and starting over. */
export function controlsPage(page: ControlsPage): string {
  const form = (body: Fragment, className = 'form-foot') => postForm({ csrf: page.csrf, className }, body)
  return simulatorPage(
    { title: `Controls of ${page.org}` },
    html`<p class="crumb"><a href="/">Simulated Okta</a></p>
<h1 class="tabbed">Org ${page.org}</h1>
${orgTabs(page.org, 'Controls', page.faultsInForce)}
${page.problem && callout('alert', page.problem)}${page.done && callout('status', page.done)}
<div class="halves">
${clockCard(page, form)}
${snapshotsCard(page, form)}
${keysCard(page, form)}
${overCard(page, form)}
</div>`,
  )
}

type Form = (body: Fragment, className?: string) => Markup

function clockCard({ now, offsetSeconds, entered = {} }: ControlsPage, form: Form): Markup {
  return html`<section class="card" aria-labelledby="clock"><div class="card-title"><h2 id="clock">Clock</h2>${
    offsetSeconds === 0
      ? badge('real time', 'good')
      : badge(`${inWords(offsetSeconds)} the real time`, 'warn')
  }</div>
<p class="now">${moment(now)}</p>
<p class="quiet">Codes, tokens, sessions and timestamps of the org follow its clock. What has expired stays expired.</p>
${form(
  html`<input type="hidden" name="action" value="ahead">${AHEAD.map(
    ({ label, by }) =>
      html`<button class="button button-quiet" name="by" value="${by}"><span class="unseen">Move the clock ahead by </span>+ ${label}</button>`,
  )}`,
)}
${form(
  html`${textField({ name: 'now', label: 'Date and time, UTC', value: entered.now ?? now.slice(0, 16), type: 'datetime-local' })}
<button class="button" name="action" value="set">Set the clock</button>`,
  'line-form',
)}
${offsetSeconds !== 0 && form(html`<button class="button button-primary" name="action" value="real-time">Real time again</button>`)}</section>`
}

function inWords(offsetSeconds: number): string {
  const ahead = Math.abs(offsetSeconds)
  const [size, unit] =
    ahead >= 172_800
      ? [86_400, 'days']
      : ahead >= 7200
        ? [3600, 'hours']
        : ahead >= 120
          ? [60, 'minutes']
          : [1, 'seconds']
  return `${Math.round(ahead / size)} ${unit} ${offsetSeconds > 0 ? 'ahead of' : 'behind'}`
}

function snapshotsCard({ snapshots, entered = {} }: ControlsPage, form: Form): Markup {
  return html`<section class="card" aria-labelledby="snapshots"><div class="card-title"><h2 id="snapshots">Snapshots</h2></div>
<p class="quiet">People, groups, apps, assignments, sessions, tokens and the System Log, as they were. Clock and keys are not in it.</p>
${
  snapshots.length > 0
    ? html`<ul class="lines">${snapshots.map(
        ({
          name,
          takenAt,
        }) => html`<li><div class="row-text"><span class="row-name">${name}</span><span class="quiet">${moment(takenAt)}</span></div>
${form(
  html`<input type="hidden" name="snapshot" value="${name}"><button class="button button-small" name="action" value="restore">Restore<span class="unseen"> ${name}</span></button>
<button class="button button-quiet button-small" name="action" value="forget">Delete<span class="unseen"> ${name}</span></button>`,
  'line-actions',
)}</li>`,
      )}</ul>`
    : emptyState('No snapshots yet')
}
${form(
  html`${textField({ name: 'name', label: 'Name', value: entered.name ?? '', hint: 'Letters, digits, “.”, “_” and “-”. One of that name is replaced.' })}
<button class="button" name="action" value="take">Take a snapshot</button>`,
  'line-form',
)}</section>`
}

function keysCard({ keys }: ControlsPage, form: Form): Markup {
  return html`<section class="card" aria-labelledby="keys"><div class="card-title"><h2 id="keys">Signing keys</h2></div>
<p class="quiet">Rotating lets the key that was published ahead sign. What a retired key signed can’t be verified any more.</p>
<ul class="lines">${keys.map(
    (kid, place) =>
      html`<li><code class="row-text">${kid}</code>${place === 0 ? badge('signs', 'good') : badge('published')}</li>`,
  )}</ul>
${form(html`<button class="button" name="action" value="rotate">Rotate keys</button><button class="button button-quiet" name="action" value="retire">Retire old keys</button>`)}
</section>`
}

function overCard({ counts, hasBeginning }: ControlsPage, form: Form): Markup {
  const { people, groups, apps } = counts
  return html`<section class="card" aria-labelledby="over"><div class="card-title"><h2 id="over">Start over</h2></div>
<p>${people} people, ${groups} groups and ${apps} ${apps === 1 ? 'app' : 'apps'} are in the org.</p>
<p class="quiet">${
    hasBeginning
      ? 'Starting over brings back who and what was there at the beginning, with the real time, the first keys and no fault in force.'
      : 'Nobody said how this org began, so it can only be emptied.'
  } Your service provider keeps what it knows.</p>
${form(html`${hasBeginning && html`<button class="button" name="action" value="start-over">Start over</button>`}<button class="button button-quiet" name="action" value="empty">Empty the org</button>`)}</section>`
}
