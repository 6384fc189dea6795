import { raw } from 'hono/html'
import { postForm } from './forms.ts'
import { type Fragment, html, linkTarget, type Markup } from './markup.ts'
import { styleHref } from './style.ts'

/** Where both the dashboard and the Admin Console end a session: POST. */
const signOutPath = '/login/signout'

/** An entry of the Admin Console's navigation. Entries of one section stand together under its name. */
export type NavigationEntry = { section?: string; label: string; href: string }

/** What every page of the Admin Console shows around its content. */
export type AdminShell = {
  org: string
  admin: { name: string; login: string }
  entries: NavigationEntry[]
  /** Label of the entry this page belongs to. */
  current: string
  dashboardUrl: string
  csrf: string
}

/** The whole document: head, banner and what comes in. Every page of the simulated Okta goes through here. */
export function documentPage(
  page: { title: string; className: string; scriptHref?: string },
  body: Fragment,
): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<link rel="stylesheet" href="${styleHref}">
<link rel="icon" href="data:,">${
    page.scriptHref &&
    html`
<script src="${page.scriptHref}" defer></script>`
  }
</head>
<body class="${page.className}">
<aside class="banner" aria-label="About this server">Simulated, not Okta</aside>
${body}
</body>
</html>
`.toString()
}

/** A page with a single card in the middle: sign-in and messages. */
export function cardPage(page: { title: string; org?: string }, body: Fragment): string {
  return documentPage(
    { title: page.org ? `${page.title} – ${page.org}` : page.title, className: 'card-page' },
    html`<main class="lone-card">${page.org && html`<p class="card-org">${page.org}</p>`}${body}</main>`,
  )
}

/** A page of the Admin Console. A dialog makes everything else inert, so that it is modal without a script. */
export function adminPage(shell: AdminShell, title: string, body: Fragment, dialog?: Markup): string {
  const inert = dialog && raw(' inert')
  return documentPage(
    { title: `${title} – ${shell.org}`, className: dialog ? 'admin has-dialog' : 'admin' },
    html`<a class="skip" href="#content"${inert}>Skip to content</a>
<header class="topbar"${inert}>
<p class="topbar-org"><strong>${shell.org}</strong> <span>Admin Console</span></p>
<div class="topbar-person">
<a href="${linkTarget(shell.dashboardUrl)}">My Apps</a>
<span class="topbar-name" title="${shell.admin.login}">${shell.admin.name}</span>
${signOutForm(shell.csrf)}
</div>
</header>
<nav class="sidenav" aria-label="Admin Console"${inert}>${navigation(shell)}</nav>
<main id="content" tabindex="-1"${inert}>${body}</main>${dialog}`,
  )
}

/** The button that ends the session. */
export function signOutForm(csrf: string): Markup {
  return postForm({ action: signOutPath, csrf }, html`<button class="button button-quiet">Sign Out</button>`)
}

/** The title row of a page with what can be done on it. */
export function pageHeading(heading: string, actions?: Fragment): Markup {
  return html`<div class="page-heading"><h1>${heading}</h1>${actions && html`<div class="actions">${actions}</div>`}</div>`
}

function navigation(shell: AdminShell): Markup {
  const sections = new Map<string, NavigationEntry[]>()
  for (const entry of shell.entries) {
    const name = entry.section ?? ''
    sections.set(name, [...(sections.get(name) ?? []), entry])
  }
  return html`<ul>${[...sections].map(([name, entries]) =>
    name
      ? html`<li><span class="sidenav-section">${name}</span><ul>${entries.map(entry => entryItem(shell, entry))}</ul></li>`
      : entries.map(entry => entryItem(shell, entry)),
  )}</ul>`
}

function entryItem(shell: AdminShell, entry: NavigationEntry): Markup {
  return html`<li><a href="${linkTarget(entry.href)}"${
    entry.label === shell.current && raw(' aria-current="page"')
  }>${entry.label}</a></li>`
}
