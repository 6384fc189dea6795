import { html, linkTarget, type Markup } from '../markup.ts'
import { badge, facts, moment } from '../pieces.ts'
import { copyFromButton, copyLinkButton, simulatorPage } from '../simulator.ts'

type Header = { name: string; value: string }

export type ExchangeInspected = {
  sequence: number
  purpose: string
  between: string
  org: string
  begun: string
  took: string
  faults: string[]
  permalink: string
  /** The sign-in it belongs to. */
  group?: { id: number; title: string } | undefined
  previous?: number | undefined
  next?: number | undefined
  request: { line: string; parameters: Header[]; headers: Header[]; body: string }
  response?:
    | { line: string; isRefusal: boolean; parameters: Header[]; headers: Header[]; body: string }
    | undefined
  curl: string
}

/** One request and its answer, secrets taken out. */
export function exchangeInspectedPage(page: ExchangeInspected): string {
  const { group, response } = page
  const entries = [
    { label: 'Between', value: page.between },
    { label: 'Org', value: page.org },
    { label: 'Began', value: moment(page.begun) },
    { label: 'Took', value: page.took },
  ].filter(({ value }) => value)
  return simulatorPage(
    { title: `${page.purpose} – exchange ${page.sequence}`, current: 'Inspector' },
    html`<p class="crumb"><a href="/inspector">Inspector</a>${group && html` › <a href="${`/inspector/sign-ins/${group.id}`}">${group.title}</a>`}</p>
<div class="page-heading"><h1>${page.purpose} <span class="quiet">exchange ${page.sequence}</span></h1>
<div class="actions">${copyLinkButton(page.permalink)}${neighbour('Previous', page.previous)}${neighbour('Next', page.next)}</div></div>
<div class="card outcome"><p class="verdict">${response ? badge(response.line, response.isRefusal ? 'bad' : 'quiet') : badge('no answer: the connection broke', 'bad')} ${page.faults.map(name => badge(`fault: ${name}`, 'warn'))}</p>${facts(entries)}</div>
<section aria-labelledby="request"><h2 id="request">Request</h2>
<pre class="code"><code>${page.request.line}</code></pre>${message('Parameters', page.request)}</section>
<section aria-labelledby="response"><h2 id="response">Answer</h2>
${response ? html`<pre class="code"><code>${response.line}</code></pre>${message('What it hands on', response)}` : html`<p>There was none.</p>`}</section>
<section aria-labelledby="curl"><div class="page-heading"><h2 id="curl">As cURL</h2>${copyFromButton('the command', 'curl-command', 'as cURL')}</div>
<p class="quiet">Names in brackets stand for secrets: put values of your own there.</p>
<pre class="code" id="curl-command"><code>${page.curl}</code></pre></section>`,
  )
}

function neighbour(label: string, sequence: number | undefined): Markup | undefined {
  return sequence === undefined
    ? undefined
    : html`<a class="button button-quiet" href="${linkTarget(`/inspector/exchanges/${sequence}`)}">${label}<span class="unseen"> exchange</span></a>`
}

function message(
  named: string,
  { parameters, headers, body }: NonNullable<ExchangeInspected['response']> | ExchangeInspected['request'],
): Markup {
  return html`${parameters.length > 0 && html`<h3>${named}</h3>${pairs(parameters)}`}
<h3>Headers</h3>${pairs(headers)}
${body !== '' && html`<h3>Body</h3><pre class="code"><code>${body}</code></pre>`}`
}

function pairs(headers: readonly Header[]): Markup {
  return html`<dl class="pairs">${headers.map(({ name, value }) => html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>`)}</dl>`
}
