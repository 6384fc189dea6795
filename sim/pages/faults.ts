import type { FaultKind } from '../faults/catalogue.ts'
import type { Fault } from '../faults/faults.ts'
import { postForm, textField } from './forms.ts'
import { html, type Markup } from './markup.ts'
import { orgTabs } from './org-tabs.ts'
import { badge, callout, emptyState } from './pieces.ts'
import { simulatorPage } from './simulator.ts'

export type FaultsPage = {
  org: string
  faults: readonly Fault[]
  kinds: readonly FaultKind[]
  csrf: string
  /** What was tried and why it wasn't done. */
  problem?: string
  /** What was entered when it wasn't. */
  entered?: { name?: string | undefined; with?: string | undefined }
}

/** The faults of one org: those in force in red, those that are over, and a form for another. */
export function faultsPage({ org, faults, kinds, csrf, problem, entered = {} }: FaultsPage): string {
  const does: ReadonlyMap<string, string> = new Map(kinds.map(kind => [kind.name, kind.does]))
  const inForce = faults.filter(fault => fault.inForce)
  const over = faults.filter(fault => !fault.inForce).toReversed()
  return simulatorPage(
    { title: `Faults of ${org}` },
    html`<p class="crumb"><a href="/">Simulated Okta</a></p>
<h1 class="tabbed">Org ${org}</h1>
${orgTabs(org, 'Faults', inForce.length)}
<p class="lead">What this org does wrong, so that you can see what your service provider makes of it.</p>
${problem && callout('alert', problem)}
<section aria-labelledby="in-force"><h2 id="in-force">In force</h2>
${
  inForce.length === 0
    ? emptyState('The org behaves as Okta does')
    : html`<ul class="cards">${inForce.map(fault => faultCard(fault, does, clearForm(fault, csrf)))}</ul>
${postForm({ csrf, className: 'form-foot' }, html`<button class="button" name="clear" value="all">Clear all</button>`)}`
}</section>
<section aria-labelledby="another"><h2 id="another">Put a fault in force</h2>
${postForm({ csrf, className: 'stack' }, newFault(kinds, entered))}</section>
${
  over.length > 0 &&
  html`<section aria-labelledby="over"><h2 id="over">Over</h2><ul class="cards">${over.map(fault => faultCard(fault, does))}</ul></section>`
}`,
  )
}

function faultCard(fault: Fault, does: ReadonlyMap<string, string>, action?: Markup): Markup {
  const times = fault.delivered === 1 ? 'once' : `${fault.delivered} times`
  const struck = fault.delivered === 0 ? 'Has not struck yet.' : `Struck ${times}.`
  const goesOn = fault.inForce && fault.options.times === 'until-cleared'
  return html`<li class="card">
<h3>${fault.name} ${fault.inForce ? badge('in force', 'bad') : badge('over')}</h3>
<p>${does.get(fault.name)}</p>
<p class="quiet">${struck}${goesOn && ' In force until it is cleared.'}</p>
${action}</li>`
}

function clearForm({ id, name }: Fault, csrf: string): Markup {
  return postForm(
    { csrf },
    html`<button class="button" name="clear" value="${id}">Clear<span class="unseen"> ${name}</span></button>`,
  )
}

function newFault(kinds: FaultsPage['kinds'], entered: NonNullable<FaultsPage['entered']>): Markup {
  return html`<div class="field"><label for="name">Fault</label>
<select id="name" name="name">${kinds.map(
    ({ name, does, takes }) =>
      html`<option value="${name}"${name === entered.name && html` selected`}>${name}: ${does}${takes ? ' …' : ''}</option>`,
  )}</select></div>
${textField({
  name: 'with',
  label: 'With',
  value: entered.with ?? '',
  hint: 'Only for faults that end in “…”: what they ask for, as JSON or as plain text.',
})}
<div class="field"><label for="times">How often</label>
<select id="times" name="times"><option value="1">Once</option><option value="until-cleared">Until it is cleared</option></select></div>
<div class="form-foot"><button class="button button-primary">Put in force</button></div>`
}
