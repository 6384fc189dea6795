import { html, linkTarget } from '../markup.ts'
import { badge, breakable, facts, moment } from '../pieces.ts'
import { copyLinkButton, livePart, liveState, outcomeBadge, simulatorPage } from '../simulator.ts'
import { type DiagramStep, diagram } from './diagram.ts'
import { type ExchangeRow, exchangeList, titleOf } from './list.ts'
import { type AccessTokenView, accessTokenSection, type TokenView, tokenSection } from './tokens.ts'

/** What the System Log says of it. */
export type LogRow = { published: string; message: string; eventType: string; result: string; reason: string }

export type SignInInspected = {
  id: number
  kind: string
  org: string
  person: string
  app: string
  begun: string
  took: string
  state: string
  words: string
  reason: string
  notes: string[]
  faults: string[]
  decidedBy: string
  /** What mends it, and where. */
  remedy?: { text: string; href: string; link: string } | undefined
  permalink: string
  steps: DiagramStep[]
  exchanges: ExchangeRow[]
  tokens: TokenView[]
  accessTokens: AccessTokenView[]
  events: LogRow[]
}

/** One sign-in, or one run of Express Configuration: what came of it, who said what to whom, and its tokens. */
export function signInInspectedPage(page: SignInInspected): string {
  const title = titleOf(page)
  const entries = [
    { label: 'Org', value: page.org },
    { label: 'App', value: page.app },
    { label: 'Began', value: moment(page.begun) },
    { label: 'Took', value: page.took },
    { label: 'Okta’s internal code', value: page.reason && html`<code>${page.reason}</code>` },
    {
      label: 'Decided by',
      value:
        page.decidedBy &&
        html`<a href="${`/inspector/exchanges/${page.decidedBy}`}">exchange ${page.decidedBy}</a>`,
    },
  ].filter(({ value }) => value)
  return simulatorPage(
    { title: `${title} – Inspector`, current: 'Inspector' },
    html`<p class="crumb"><a href="/inspector">Inspector</a></p>
<div class="page-heading"><h1>${breakable(title)}</h1>
<div class="actions">${liveState()}${copyLinkButton(page.permalink)}<a class="button button-quiet" href="${`/inspector/sign-ins/${page.id}.har`}">Download HAR</a></div></div>
${livePart(html`<div class="card outcome"><p class="verdict">${outcomeBadge(page.state, page.words)} ${page.faults.map(name => badge(`fault: ${name}`, 'warn'))}</p>
${page.notes.map(note => html`<p>${note}</p>`)}
${page.remedy && html`<p>${page.remedy.text} <a href="${linkTarget(page.remedy.href)}">${page.remedy.link}</a></p>`}
${facts(entries)}</div>
<section aria-labelledby="diagram"><h2 id="diagram">Who said what to whom</h2>
${diagram(`${title}, ${page.steps.length} steps; the exchanges are listed below`, page.steps, page.app || 'SP')}
<p class="quiet diagram-note">Dashed is where a redirect sent the browser: what it does at the service provider reaches no Okta.</p></section>
${page.tokens.map((token, place) => tokenSection(token, place + 1))}
${page.accessTokens.map((token, place) => accessTokenSection(token, place + 1))}
<section aria-labelledby="exchanges"><h2 id="exchanges">Exchanges</h2>${exchangeList(page.exchanges)}</section>
${
  page.events.length > 0 &&
  html`<section aria-labelledby="log"><h2 id="log">System Log</h2>
<p class="quiet log-note">Times are those of the org’s clock.</p>
<table class="table"><caption class="unseen">What the System Log says of it</caption>
<thead><tr><th scope="col">Time</th><th scope="col">Event</th><th scope="col">Outcome</th></tr></thead>
<tbody>${page.events.map(
    event => html`<tr><td data-label="Time">${moment(event.published)}</td>
<td data-label="Event"><span class="row-name">${event.message}</span><span class="quiet"><code>${event.eventType}</code></span></td>
<td data-label="Outcome">${badge(event.result, event.result === 'SUCCESS' ? 'good' : event.result === 'FAILURE' ? 'bad' : 'quiet')} ${event.reason}</td></tr>`,
  )}</tbody></table></section>`
}`)}`,
  )
}
