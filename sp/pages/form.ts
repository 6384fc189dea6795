import { html } from 'hono/html'
import type { Html } from './layout.ts'

type Field = {
  label: string
  name: string
  type?: 'text' | 'email' | 'password'
  value?: string
  autocomplete: string
  hint?: string
}

/** A labelled input, with a hint below it. */
export function field({ label, name, type = 'text', value = '', autocomplete, hint }: Field): Html {
  const described = hint === undefined ? '' : html` aria-describedby="${name}-hint"`
  return html`<div class="field">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" maxlength="512"
  required autocapitalize="none" spellcheck="false"${described}>
${hint === undefined ? '' : html`<span class="hint" id="${name}-hint">${hint}</span>`}
</div>`
}

/** What went wrong with the form below, read out by screen readers. */
export function alert(text: string | undefined): Html | string {
  return text === undefined ? '' : html`<p class="alert" role="alert">${text}</p>`
}

/** Email and password, as every sign-in form of Alpacon asks for them. */
export function credentialFields(email = ''): Html {
  return html`${field({ label: 'Email address', name: 'email', type: 'email', value: email, autocomplete: 'username' })}
${field({ label: 'Password', name: 'password', type: 'password', autocomplete: 'current-password' })}`
}
