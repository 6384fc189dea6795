import { html } from 'hono/html'
import type { ApprovalRefusal } from '../express-configuration/approval.ts'
import { fullName, type User, type Workspace } from '../workspaces/workspace.ts'
import { alert, credentialFields, field } from './form.ts'
import type { Html } from './layout.ts'
import { layout } from './layout.ts'

/** Address of the approval that a page belongs to; its forms post below it. */
type Within = { base: string }

/** First step: which workspace does Okta get to configure? */
export function workspacePrompt({
  base,
  typed = '',
  problem,
}: Within & { typed?: string; problem?: string }): Html {
  return layout({
    title: 'Enter your workspace',
    body: html`<div class="card">
${step(1)}
<h1>Enter your workspace</h1>
<p class="lead">Okta asks to set up single sign-on. Which workspace should it connect?</p>
${alert(problem)}
<form method="post" action="${base}/workspace">
${field({ label: 'Workspace', name: 'workspace', value: typed, autocomplete: 'organization', autofocus: true, hint: 'The first part of your workspace’s address.' })}
<button class="wide">Continue</button>
</form>
</div>
${backToOkta(base)}`,
  })
}

type SignInPrompt = Within & { workspace: Workspace; email?: string; problem?: string }

/** Second step: sign in to that workspace. */
export function approverSignIn({ base, workspace, email, problem }: SignInPrompt): Html {
  return layout({
    title: `Sign in to ${workspace.display_name}`,
    body: html`<div class="card">
${step(2)}
<h1>Sign in to ${workspace.display_name}</h1>
<p class="lead">Connecting Okta takes a superuser of this workspace.</p>
${alert(problem)}
<form method="post" action="${base}/sign-in">
${credentialFields(email, { autofocus: true })}
<button class="wide">Continue</button>
</form>
</div>
${changeWorkspace(base)}
${backToOkta(base)}`,
  })
}

type Consent = Within & {
  workspace: Workspace
  user: User
  clientName: string
  /** The Okta org that the workspace is connected to, if it is. */
  connectedIssuer: string | undefined
}

/** Last step: say yes or no, and whether another Okta org may take the place of the present one. */
export function consentPage({ base, workspace, user, clientName, connectedIssuer }: Consent): Html {
  return layout({
    title: 'Authorize App',
    body: html`<div class="card">
${step(3)}
<h1>Authorize App</h1>
<p>Hi ${fullName(user)},</p>
<p><strong>${clientName}</strong> is requesting access to your <strong>${workspace.display_name}</strong> workspace.</p>
<ul class="scopes"><li>Configure SSO with Express Configuration</li></ul>
<p>If you accept, Okta sets up the connection by itself. Members of ${workspace.display_name} to whom the app is assigned in
Okta can then continue with Okta, and people new to Alpacon become users when they first do. Passwords go on working.</p>
<form method="post" action="${base}/decision">
${connectedIssuer === undefined ? '' : replacement(connectedIssuer)}
<p class="fine">One app in Okta serves one workspace. If the Okta org that asks was connected to another workspace
through this app, “Continue with Okta” is switched off there; people who are signed in stay signed in.</p>
<div class="pair">
<button class="quiet" name="decision" value="decline">Decline</button>
<button name="decision" value="accept">Accept</button>
</div>
</form>
</div>
<p class="aside">Signed in as ${user.email}</p>
${changeWorkspace(base)}`,
  })
}

function replacement(issuer: string): Html {
  return html`<div class="note">
<p><strong>${issuer}</strong> is connected to this workspace.</p>
<div class="tick"><input type="checkbox" id="replace" name="replace" value="${issuer}" aria-describedby="replace-hint"><label
  for="replace">Replace the connection to ${issuer}</label></div>
<p id="replace-hint">Leave this unticked if that org is the one asking: its connection is then renewed. Tick it only to
connect another Okta org instead; from then on people of the present one can’t sign in here with Okta.</p>
</div>`
}

/** Instead of the consent: this person, or this workspace, can't. */
export function refusalPage({
  base,
  workspace,
  user,
  reason,
}: Within & { workspace: Workspace; user: User; reason: ApprovalRefusal }): Html {
  const { heading, paragraphs } = refusalWords(workspace, user, reason)
  return layout({
    title: heading,
    body: html`<div class="card">
<h1>${heading}</h1>
${paragraphs.map(text => html`<p>${text}</p>`)}
<p>Nothing was changed, in Alpacon or in Okta.</p>
<form method="post" action="${base}/return"><button class="wide">Return to Okta</button></form>
</div>
${changeWorkspace(base)}`,
  })
}

function refusalWords(workspace: Workspace, user: User, reason: ApprovalRefusal) {
  switch (reason.kind) {
    case 'plan':
      return {
        heading: `Single sign-on needs the ${reason.needed} plan`,
        paragraphs: [
          `${workspace.display_name} is on the ${reason.plan} plan. Connecting Okta needs the ${reason.needed} plan.`,
          'Change the plan of the workspace, then run Express Configuration again.',
        ],
      }
    case 'role':
      return {
        heading: `Only a ${reason.needed} can connect Okta`,
        paragraphs: [
          `You are signed in as ${user.email}, with the role ${reason.role} in ${workspace.display_name}. Connecting Okta needs the role ${reason.needed}.`,
          'Ask a superuser of this workspace to run Express Configuration, or to give you that role.',
        ],
      }
    case 'deactivated':
      return {
        heading: 'Your account is deactivated',
        paragraphs: [
          `${user.email} can't act for ${workspace.display_name}. Ask a superuser of this workspace.`,
        ],
      }
  }
}

function step(number: number): Html {
  return html`<p class="kicker">Express Configuration, step ${number} of 3</p>`
}

function backToOkta(base: string): Html {
  return html`<form class="aside" method="post" action="${base}/return"><button class="plain">Return to Okta</button></form>`
}

function changeWorkspace(base: string): Html {
  return html`<form class="aside" method="post" action="${base}/restart"><button class="plain">Use another workspace or account</button></form>`
}
