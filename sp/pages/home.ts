import { html } from 'hono/html'
import type { Connection } from '../connections/connection.ts'
import type { Session } from '../sign-in/sessions.ts'
import { fullName, roleOf, type User, type Workspace } from '../workspaces/workspace.ts'
import type { Html } from './layout.ts'
import { layout } from './layout.ts'

type Home = {
  workspace: Workspace
  user: User
  session: Session
  /** Connections with their state now; shown to superusers. */
  connections: { connection: Connection; status: 'pending' | 'ready' }[]
}

/** A signed-in person's workspace: who they are, and for staff and superusers who else there is. */
export function homePage({ workspace, user, session, connections }: Home): Html {
  const role = roleOf(user)
  return layout({
    title: workspace.display_name,
    width: 'full',
    corner: signOut,
    body: html`<h1>${workspace.display_name}</h1>
<p class="lead">Signed in as ${fullName(user)}</p>
<div class="grid">
${profileCard(user, session)}
${role === 'superuser' ? connectionCard(workspace, connections) : ''}
${role === 'user' ? '' : membersCard(workspace)}
</div>`,
  })
}

/** A person's own account, on a page of its own. */
export function accountPage({ workspace, user, session }: Omit<Home, 'connections'>): Html {
  return layout({
    title: `Your account in ${workspace.display_name}`,
    corner: signOut,
    body: html`${profileCard(user, session)}
<p class="aside"><a href="/">Back to ${workspace.display_name}</a></p>`,
  })
}

const signOut = html`<form method="post" action="/sign-out"><button class="quiet slim">Sign out</button></form>`

function profileCard(user: User, session: Session): Html {
  const at = new Date(session.signedInAt)
  return html`<section class="card"><h2><a href="/account">Your account</a></h2>
<dl>
<dt>Email</dt><dd>${user.email}</dd>
<dt>Username</dt><dd>${user.username}</dd>
<dt>Role</dt><dd>${roleOf(user)}</dd>
<dt>Signed in with</dt><dd>${session.method === 'okta' ? 'Okta' : 'password'}</dd>
<dt>Since</dt><dd><time datetime="${at.toISOString()}">${at.toISOString().slice(0, 16).replace('T', ' ')} UTC</time></dd>
</dl></section>`
}

function connectionCard(workspace: Workspace, connections: Home['connections']): Html {
  return html`<section class="card"><h2>Single sign-on</h2>
${
  connections.length === 0
    ? html`<p>Not connected. On the ${workspace.plan} plan${
        workspace.plan === 'Enterprise'
          ? ', add Alpacon in your Okta org and run Express Configuration there.'
          : ' there is no single sign-on; it comes with Enterprise.'
      }</p>`
    : connections.map(
        ({ connection, status }) => html`<dl>
<dt>Connection</dt><dd>${connection.display_name} ${badge(connection, status)}</dd>
<dt>Okta org</dt><dd>${connection.options.issuer}</dd>
<dt>Name</dt><dd><code>${connection.name}</code></dd>
${connection.disabled === null ? '' : disabledRow(connection.disabled.at)}
</dl>`,
      )
}
</section>`
}

function disabledRow(at: number): Html {
  const moment = new Date(at).toISOString()
  return html`<dt>State</dt><dd>Not enabled: this Okta org was connected to another workspace on <time
  datetime="${moment}">${moment.slice(0, 10)}</time>. “Continue with Okta” is switched off here since then. To have it
back, run Express Configuration in that org again and enter this workspace; it is then switched off there.</dd>`
}

function badge(connection: Connection, status: 'pending' | 'ready'): Html {
  if (connection.enabled === null) return html`<span class="badge">Not enabled</span>`
  return status === 'ready'
    ? html`<span class="badge good">Ready</span>`
    : html`<span class="badge wait">Finishing setup</span>`
}

function membersCard(workspace: Workspace): Html {
  return html`<section class="card full"><table>
<caption>Members</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Email</th><th scope="col">Role</th><th scope="col">Source</th></tr></thead>
<tbody>
${workspace.users.map(
  member => html`<tr>
<td data-label="Name"><span>${fullName(member)}${member.is_active ? '' : html` <span class="badge">Deactivated</span>`}</span></td>
<td data-label="Email">${member.email}</td>
<td data-label="Role">${roleOf(member)}</td>
<td data-label="Source">${member.source === 'okta' ? 'Okta' : 'invited'}</td>
</tr>`,
)}
</tbody></table></section>`
}
