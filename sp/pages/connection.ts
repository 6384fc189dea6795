import { html } from 'hono/html'
import { failuresKeptDays, type LastFailure } from '../connections/last-failures.ts'
import type { ShownConnection } from '../connections/shown-connection.ts'
import { configurationGuide } from '../integration.ts'
import type { Sees } from '../workspaces/permissions.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { stateBadge, stateInWords } from './connection-state.ts'
import { type FailureWords, failedRun, failedSignIn } from './failure-words.ts'
import type { Html } from './layout.ts'
import { moment } from './moment.ts'
import { workspacePage } from './workspace-page.ts'

type ConnectionPage = {
  workspace: Pick<Workspace, 'name' | 'display_name' | 'plan'>
  sees: Sees
  connections: ShownConnection[]
  /** What last went wrong with a sign-in, and with a run of Express Configuration, where that is known. */
  signIn: LastFailure<'sign-in'> | undefined
  run: LastFailure<'express-configuration'> | undefined
}

/** How a workspace is connected to Okta, what last went wrong, and how to connect it anew. */
export function connectionPage({ workspace, sees, connections, signIn, run }: ConnectionPage): Html {
  return workspacePage({
    title: `Single sign-on of ${workspace.display_name}`,
    at: '/connection',
    sees,
    body: html`<h1>Single sign-on</h1>
<p class="lead">How ${workspace.display_name} is connected to Okta</p>
<div class="grid">
<div class="stack">
${connections.length === 0 ? noneCard(workspace) : connections.map(connectionCard)}
<section class="card"><h2>Last errors</h2>
${failure('Signing in with Okta', signIn, signIn && failedSignIn(signIn), 'Somebody has signed in with Okta since')}
${failure('Express Configuration', run, run && failedRun(run), 'It has worked since')}
<p class="fine">Alpacon forgets errors after ${failuresKeptDays} days, and when it is restarted.</p>
</section>
</div>
${connections.length === 0 ? firstRun(workspace) : nextRun(workspace, connections)}
</div>`,
  })
}

function noneCard({ plan }: ConnectionPage['workspace']): Html {
  return html`<section class="card"><h2>Okta <span class="badge">Not connected</span></h2>
<p>People sign in with their password.</p>
${plan === 'Enterprise' ? '' : html`<p class="note">Single sign-on comes with the Enterprise plan; this workspace is on ${plan}. Express Configuration is refused until that is changed.</p>`}
</section>`
}

function connectionCard(connection: ShownConnection): Html {
  const { displayName, state, issuer, clientId, name, takesNewcomers } = connection
  const isOn = state === 'ready' || state === 'setting-up'
  return html`<section class="card"><h2>${displayName} ${stateBadge(state)}</h2>
<p>${stateInWords(connection)}</p>
<dl>
<dt>Okta org</dt><dd>${issuer}</dd>
<dt>Client ID</dt><dd><code>${clientId}</code></dd>
<dt>Connection</dt><dd><code>${name}</code></dd>
${isOn ? html`<dt>New people</dt><dd>${takesNewcomers ? 'become users at their first sign-in' : 'have to be invited first'}</dd>` : ''}
</dl></section>`
}

function failure(
  heading: string,
  last: LastFailure | undefined,
  words: FailureWords | undefined,
  sinceThen: string,
): Html {
  if (last === undefined || words === undefined)
    return html`<h3>${heading}</h3><p>None that Alpacon knows of.</p>`
  return html`<h3>${heading}</h3>
<p>${words.what} ${words.mend}</p>
<dl>
<dt>When</dt><dd>${moment(last.at)}</dd>
${last.issuer === undefined ? '' : html`<dt>Okta org</dt><dd>${last.issuer}</dd>`}
${last.code === undefined ? '' : html`<dt>For support</dt><dd><code>${last.code}</code></dd>`}
${last.workedAt === undefined ? '' : html`<dt>Since then</dt><dd>${sinceThen}: ${moment(last.workedAt)}</dd>`}
</dl>`
}

function firstRun({ name }: ConnectionPage['workspace']): Html {
  return html`<section class="card"><h2>Connect Okta</h2>
<ol>
<li>Sign in to your Okta <strong>Admin Console</strong> and go to <strong>Applications</strong> →
<strong>Browse App Catalog</strong>.</li>
<li>Search for <strong>Alpacon</strong>, open the integration and click <strong>Add Integration</strong>.</li>
${approval(name)}
<li>In Okta, assign the people and groups who need Alpacon, at <strong>Assignments</strong> → <strong>Assign</strong>.</li>
</ol>${guide}</section>`
}

function nextRun({ name }: ConnectionPage['workspace'], connections: ShownConnection[]): Html {
  const enabled = connections.find(({ state }) => state === 'ready' || state === 'setting-up')
  const isDisabled = connections.every(({ state }) => state === 'disabled')
  return html`<section class="card"><h2>Run Express Configuration again</h2>
<p>${
    isDisabled
      ? 'It switches the connection on here, and off in the workspace that the Okta org is connected to now.'
      : 'It renews the connection in place.'
  } Members keep their roles, and whoever is signed in stays signed in.</p>
<ol>
<li>Sign in to your Okta <strong>Admin Console</strong> and open the <strong>Alpacon</strong> app.</li>
${approval(name)}
</ol>
${
  enabled === undefined
    ? ''
    : html`<p>To connect another Okta org instead, do this there, and tick before you accept that it replaces the
connection to ${enabled.issuer}. From then on people of that org can’t sign in here with Okta.</p>`
}
${guide}</section>`
}

function approval(name: string): Html {
  return html`<li>On the app’s page, click <strong>Express Configuration</strong>.</li>
<li>Enter the workspace to connect: <code>${name}</code></li>
<li>Sign in to it as a superuser, and approve with <strong>Accept</strong>. There is nothing to copy or paste.</li>`
}

const guide = html`<p class="onward"><a href="${configurationGuide}">The whole guide</a></p>`
