import { raw } from 'hono/html'
import { type Fragment, html, linkTarget, type Markup } from './markup.ts'

/** A form that changes something. Each one carries the token against forgery in the field `_csrf`; without action it posts to its own page. */
export function postForm(
  form: { action?: string; csrf: string; className?: string },
  body: Fragment,
): Markup {
  return html`<form method="post"${address(form.action)}${form.className && html` class="${form.className}"`}>
<input type="hidden" name="_csrf" value="${form.csrf}">${body}</form>`
}

/** Hidden fields, one for each member. */
export function hiddenFields(fields: Record<string, string>): Markup[] {
  return Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
}

/** A text field with its label above, and under it a hint and what is wrong with the value. */
export type TextField = {
  name: string
  label: string
  value?: string
  type?: 'text' | 'password' | 'url' | 'datetime-local'
  hint?: string
  error?: string
  autocomplete?: string
  autofocus?: boolean
}

export function textField(field: TextField): Markup {
  const hintId = `${field.name}-hint`
  const errorId = `${field.name}-error`
  const described = [field.hint && hintId, field.error && errorId].filter(Boolean).join(' ')
  return html`<div class="field">
<label for="${field.name}">${field.label}</label>
<input id="${field.name}" name="${field.name}" type="${field.type ?? 'text'}" value="${field.value ?? ''}" autocomplete="${
    field.autocomplete ?? 'off'
  }"${described && html` aria-describedby="${described}"`}${field.error && raw(' aria-invalid="true"')}${
    field.autofocus && raw(' autofocus')
  }${!spelled(field) && raw(' autocapitalize="none" spellcheck="false"')}>
${field.hint && html`<p class="hint" id="${hintId}">${field.hint}</p>`}
${field.error && html`<p class="field-error" id="${errorId}">${field.error}</p>`}
</div>`
}

function spelled(field: TextField): boolean {
  return field.autocomplete === undefined && (field.type ?? 'text') === 'text'
}

/** A checkbox with its label beside it; sends `true` when checked. */
export function checkbox(box: { name: string; label: string; checked?: boolean }): Markup {
  return html`<label class="checkbox"><input type="checkbox" name="${box.name}" value="true"${
    box.checked && raw(' checked')
  }><span>${box.label}</span></label>`
}

/** A search over the list below it: a GET that keeps the other parameters given. */
export function searchForm(search: {
  label: string
  value?: string
  action?: string
  keep?: Record<string, string>
  autofocus?: boolean
  id?: string
}): Markup {
  const id = search.id ?? 'q'
  return html`<form method="get"${address(search.action)} role="search" class="search">
${hiddenFields(search.keep ?? {})}
<label for="${id}" class="unseen">${search.label}</label>
<input id="${id}" name="q" type="search" value="${search.value ?? ''}" placeholder="${search.label}" autocomplete="off"${
    search.autofocus && raw(' autofocus')
  }>
<button class="button">Search</button>
</form>`
}

/** HTML has no empty action: a form that goes to its own page has none at all. */
function address(action: string | undefined): Markup | undefined {
  return action ? html` action="${linkTarget(action)}"` : undefined
}
