import { html } from 'hono/html'
import type { Connection } from '../connections/connection.ts'
import { shownConnection } from '../connections/shown-connection.ts'
import { type Session, sessionLifetimeMs } from '../sign-in/sessions.ts'
import type { Sees } from '../workspaces/permissions.ts'
import { fullName, roleOf, type User, type Workspace } from '../workspaces/workspace.ts'
import { stateBadge } from './connection-state.ts'
import type { Html } from './layout.ts'
import { moment } from './moment.ts'
import { counted, shortened } from './text.ts'
import { workspacePage } from './workspace-page.ts'

type Home = {
  workspace: Workspace
  user: User
  session: Session
  sees: Sees
  /** Connections with their state now; shown to those who may see them. */
  connections: { connection: Connection; status: 'pending' | 'ready' }[]
}

const newestShown = 5

/** A signed-in person's workspace: who they are, and for those who look after it how it stands. */
export function homePage({ workspace, user, session, sees, connections }: Home): Html {
  return workspacePage({
    title: workspace.display_name,
    at: '/',
    sees,
    body: html`<h1>${workspace.display_name}</h1>
<p class="lead">Signed in as ${fullName(user)}</p>
<div class="grid">
${profileCard(user, session)}
${sees.connection || sees.members ? administration(workspace, sees, connections) : ''}
</div>`,
  })
}

function administration(workspace: Workspace, sees: Sees, connections: Home['connections']): Html {
  return html`<div class="stack">
${sees.connection ? connectionCard(workspace, connections) : ''}
${sees.members ? membersCard(workspace) : ''}
</div>`
}

/** A person's own account, on a page of its own. */
export function accountPage({ workspace, user, session, sees }: Omit<Home, 'connections'>): Html {
  return workspacePage({
    title: `Your account in ${workspace.display_name}`,
    at: '/account',
    sees,
    body: html`<h1>Your account</h1>
<p class="lead">In ${workspace.display_name}</p>
<div class="grid">${profileCard(user, session)}</div>`,
  })
}

function profileCard(user: User, { method, signedInAt }: Session): Html {
  return html`<section class="card"><h2>${shortened(fullName(user))}</h2>
<dl>
<dt>Email</dt><dd>${user.email}</dd>
<dt>Username</dt><dd>${user.username}</dd>
<dt>Role</dt><dd>${roleOf(user)}</dd>
<dt>Signed in with</dt><dd>${method === 'okta' ? 'Okta' : 'password'}</dd>
<dt>Since</dt><dd>${moment(signedInAt)}</dd>
<dt>Until</dt><dd>${moment(signedInAt + sessionLifetimeMs)}, at the latest</dd>
</dl></section>`
}

function connectionCard({ plan }: Workspace, connections: Home['connections']): Html {
  const shown = connections.map(({ connection, status }) => shownConnection(connection, status))
  const none =
    plan === 'Enterprise'
      ? 'Okta isn’t connected yet.'
      : `Okta isn’t connected. Single sign-on comes with the Enterprise plan; this workspace is on ${plan}.`
  return html`<section class="card"><h2>Single sign-on</h2>
${shown.length === 0 ? html`<p>${none}</p>` : ''}
${shown.map(
  ({ issuer, state }) => html`<dl>
<dt>Okta org</dt><dd>${issuer}</dd>
<dt>State</dt><dd>${stateBadge(state)}</dd>
</dl>`,
)}
<p class="onward"><a href="/connection">${shown.length === 0 ? 'How to connect Okta' : 'About this connection'}</a></p></section>`
}

function membersCard({ users }: Workspace): Html {
  const newest = users.slice(-newestShown).reverse()
  return html`<section class="card"><h2>Members</h2>
<p>${counted(users.length, 'member', 'members')}. ${newest.length < users.length ? 'The newest:' : ''}</p>
<ul class="people">${newest.map(
    member =>
      html`<li><span>${shortened(fullName(member))}</span> <span class="fine">${member.email}</span></li>`,
  )}</ul>
<p class="onward"><a href="/members">All members</a></p></section>`
}
