import { html } from 'hono/html'
import { alert, field } from './form.ts'
import type { Html } from './layout.ts'
import { layout } from './layout.ts'

type Front = {
  /** The address of a workspace, with `<workspace>` for its name. */
  workspacePattern: string
  typed?: string
  problem?: string
}

/** The front page: which workspace do you want to sign in to? */
export function frontPage({ workspacePattern, typed = '', problem }: Front): Html {
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
  autofocus: true,
  hint: `The name in its address, ${workspacePattern}. The whole address will do, too.`,
})}
<button class="wide">Continue</button>
</form>
</div>`,
  })
}
