import { html } from 'hono/html'
import { fullName, type User } from '../workspaces/workspace.ts'
import type { Html } from './layout.ts'
import { layout } from './layout.ts'

type ChangePerson = {
  workspace: { display_name: string }
  /** Who is signed in in this browser. */
  present: User
  /** Whom Okta has just vouched for. */
  arriving: User
  /** What the form carries on. */
  ticket: string
  action: string
}

/** The question who goes on, where Okta vouches for somebody other than the person who is signed in. */
export function changePersonPage({ workspace, present, arriving, ticket, action }: ChangePerson): Html {
  return layout({
    title: 'Who goes on?',
    body: html`<div class="card">
<h1>Somebody else is signed in</h1>
<p>In this browser ${fullName(present)} (${present.email}) is signed in to ${workspace.display_name}. Okta has just vouched
for ${fullName(arriving)} (${arriving.email}).</p>
<p>Nothing has changed yet. Going on as ${arriving.email} signs ${present.email} out.</p>
<form method="post" action="${action}">
<input type="hidden" name="ticket" value="${ticket}">
<button class="wide">Continue as ${arriving.email}</button>
</form>
<p class="after"><a class="button quiet wide" href="/">Stay signed in as ${present.email}</a></p>
</div>`,
  })
}
