import { html } from 'hono/html'
import { alert, credentialFields } from './form.ts'
import type { Html } from './layout.ts'
import { layout } from './layout.ts'

type SignIn = {
  workspace: { display_name: string }
  returnTo: string
  /** Display name of the connection offered, if one is. */
  connection?: string
  email?: string
  problem?: string
  frontUrl: string
}

/** The sign-in screen of a workspace. */
export function workspaceSignInPage({
  workspace,
  returnTo,
  connection,
  email,
  problem,
  frontUrl,
}: SignIn): Html {
  const kept = html`<input type="hidden" name="return_to" value="${returnTo}">`
  return layout({
    title: `Sign in to ${workspace.display_name}`,
    body: html`<div class="card">
<h1>Sign in to ${workspace.display_name}</h1>
${connection === undefined ? '' : withConnection(connection, kept)}
${alert(problem)}
<form method="post" action="/sign-in">
${kept}
${credentialFields(email, { autofocus: connection === undefined || problem !== undefined })}
<button class="wide${connection === undefined ? '' : ' quiet'}">Sign in</button>
</form>
</div>
<p class="aside"><a href="${frontUrl}">Sign in to another workspace</a></p>`,
  })
}

function withConnection(name: string, kept: Html): Html {
  return html`<form method="get" action="/sign-in/okta">${kept}<button class="wide">Continue with ${name}</button>
<p class="after aside"><button class="plain" name="account" value="another">Use another ${name} account</button></p></form>
<div class="or">or</div>`
}
