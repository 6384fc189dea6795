import { checkbox, hiddenFields, postForm, textField } from './forms.ts'
import { cardPage } from './layout.ts'
import { html, linkTarget } from './markup.ts'
import { callout } from './pieces.ts'
import { type SignInChooser, signInChooser } from './sign-in-chooser.ts'

/** What the sign-in page needs: which step, what was typed before, and what went wrong. */
export type SignInPage = {
  org: string
  step: 'identifier' | 'password'
  username?: string
  /** Sentence at the head of the form, such as "Unable to sign in". */
  error?: string
  /** Sentence under the step's field, such as "Please enter a username". */
  fieldError?: string
  /** POST, fields `username`, `password`, `rememberMe` and those of `hidden`. */
  action: string
  /** Fields to carry on as they are. */
  hidden: Record<string, string>
  /** Where "Back to sign in" leads; the form's own address by default. */
  backHref?: string
  /** People to choose from, beside the first step. */
  chooser?: SignInChooser
  csrf: string
}

/** Okta's sign-in, identifier first: username, then password. */
export function signInPage(page: SignInPage): string {
  const error = page.error && callout('alert', page.error)
  const form = { action: page.action, csrf: page.csrf, className: 'stack' }
  if (page.step === 'password') {
    return cardPage(
      { title: 'Verify with your password', org: page.org },
      html`<h1>Verify with your password</h1>
<p class="chip">${page.username ?? ''}</p>
${error}
${postForm(form, [
  hiddenFields({ ...page.hidden, username: page.username ?? '' }),
  textField({
    name: 'password',
    label: 'Password',
    type: 'password',
    autocomplete: 'current-password',
    autofocus: true,
    error: page.fieldError,
  }),
  html`<button class="button button-primary button-wide">Verify</button>`,
])}
<p class="card-foot"><a href="${linkTarget(page.backHref ?? page.action)}">Back to sign in</a></p>`,
    )
  }
  return cardPage(
    { title: 'Sign In', org: page.org },
    html`<h1>Sign In</h1>
${error}
${postForm(form, [
  hiddenFields(page.hidden),
  textField({
    name: 'username',
    label: 'Username',
    value: page.username,
    autocomplete: 'username',
    autofocus: true,
    error: page.fieldError,
  }),
  checkbox({ name: 'rememberMe', label: 'Keep me signed in' }),
  html`<button class="button button-primary button-wide">Next</button>`,
])}
${page.chooser && signInChooser(page.chooser, page)}`,
  )
}
