import { postForm, searchForm } from '../forms.ts'
import { type Fragment, html, linkTarget, type Markup } from '../markup.ts'
import { breakable, emptyState, type Paging, pager } from '../pieces.ts'

/** A dialog over a page of the Admin Console. It is modal because the page under it is inert. */
export function dialog(title: string, body: Fragment): Markup {
  return html`<div class="backdrop"><section class="dialog" role="dialog" aria-modal="true" aria-labelledby="dialog-title">
<h2 id="dialog-title">${title}</h2>${body}</section></div>`
}

/** Asks before something is done. Posts to `action`; `fields` come before the buttons. */
export type Confirmation = {
  title: string
  text: string
  button: string
  action: string
  cancelHref: string
  fields?: Fragment
  isDangerous?: boolean
}

export function confirmDialog(confirmation: Confirmation, csrf: string): Markup {
  const { title, text, button, action, cancelHref, fields, isDangerous } = confirmation
  return dialog(
    title,
    html`<p>${text}</p>${postForm(
      { action, csrf, className: 'stack' },
      html`${fields}<div class="dialog-foot"><a class="button" href="${linkTarget(cancelHref)}">Cancel</a>
<button class="button ${isDangerous ? 'button-danger' : 'button-primary'}">${button}</button></div>`,
    )}`,
  )
}

/** A row that can be chosen in a dialog; where there is nothing to do about it, `state` says why. */
export type ChooserRow = { name: string; note: string; action?: Markup; state?: string }

/** A search with a list to choose from, and the way out. */
export type Chooser = {
  /** What the list is of: one and many. */
  of: [one: string, many: string]
  search: string | undefined
  /** Where the search is sent, and what it keeps. */
  here: string
  keep: Record<string, string>
  rows: ChooserRow[]
  page: Paging
  doneHref: string
  /** What is said where there are none. */
  none?: string
}

export function chooser({
  of: [one, many],
  search,
  here,
  keep,
  rows,
  page,
  doneHref,
  none,
}: Chooser): Fragment {
  return html`${searchForm({
    id: 'dialog-search',
    label: `Search ${many}`,
    value: search,
    action: here,
    keep,
    autofocus: true,
  })}
<div class="dialog-scroll">${
    rows.length > 0
      ? html`<ul class="rows">${rows.map(
          row =>
            html`<li><div class="row-text"><span class="row-name">${row.name}</span><span class="quiet">${breakable(
              row.note,
            )}</span></div>${row.action ?? html`<span class="assigned">${row.state}</span>`}</li>`,
        )}</ul>`
      : emptyState(search ? `No ${many} match “${search}”` : (none ?? `This org has no ${many} yet`))
  }</div>
<div class="dialog-foot">${page.total !== 0 && pager(page, one, many)}
<a class="button button-primary" href="${linkTarget(doneHref)}">Done</a></div>`
}
