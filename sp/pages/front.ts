import { html } from 'hono/html'
import { alert, field } from './form.ts'
import type { Html } from './layout.ts'
import { layout } from './layout.ts'

/** The front page: which workspace do you want to sign in to? */
export function frontPage({ typed = '', problem }: { typed?: string; problem?: string } = {}): Html {
  return layout({
    title: 'Sign in',
    body: html`<div class="card">
<h1>Sign in to Alpacon</h1>
<p class="lead">Enter your workspace to continue.</p>
${alert(problem)}
<form method="post" action="/">
${field({
  label: 'Workspace',
  name: 'workspace',
  value: typed,
  autocomplete: 'organization',
  hint: 'The first part of your workspace’s address.',
})}
<button class="wide">Continue</button>
</form>
</div>`,
  })
}
