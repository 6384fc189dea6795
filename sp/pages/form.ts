import { html } from 'hono/html'
import type { Html } from './layout.ts'

type Field = {
  label: string
  name: string
  type?: 'text' | 'email' | 'password'
  value?: string
  autocomplete: string
  hint?: string
  /** Whether it is where typing begins. */
  autofocus?: boolean
}

/** A labelled input, with a hint below it. */
export function field({
  label,
  name,
  type = 'text',
  value = '',
  autocomplete,
  hint,
  autofocus,
}: Field): Html {
  const described = hint === undefined ? '' : html` aria-describedby="${name}-hint"`
  return html`<div class="field">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" maxlength="512"
  required autocapitalize="none" spellcheck="false"${described}${autofocus ? html` autofocus` : ''}>
${hint === undefined ? '' : html`<span class="hint" id="${name}-hint">${hint}</span>`}
</div>`
}

/** What went wrong with the form below, read out by screen readers. */
export function alert(text: string | undefined): Html | string {
  return text === undefined ? '' : html`<p class="alert" role="alert">${text}</p>`
}

/**
 * Email and password, as every sign-in form of Alpacon asks for them; `autofocus` begins in the first that is empty.
 */
export function credentialFields(email = '', { autofocus = false } = {}): Html {
  return html`${field({ label: 'Email address', name: 'email', type: 'email', value: email, autocomplete: 'username', autofocus: autofocus && email === '' })}
${field({ label: 'Password', name: 'password', type: 'password', autocomplete: 'current-password', autofocus: autofocus && email !== '' })}`
}
