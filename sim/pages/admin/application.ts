import { raw } from 'hono/html'
import { postForm } from '../forms.ts'
import { type AdminShell, adminPage } from '../layout.ts'
import { type Fragment, html, linkTarget, type Markup } from '../markup.ts'
import { callout, logo } from '../pieces.ts'
import type { ApplicationStatus } from './applications.ts'

/** What all tabs of an app's page show of it. */
export type ApplicationHeader = {
  label: string
  status: ApplicationStatus
  logo?: string
  /** The app's address without a slash at the end; tabs and forms lie below it. */
  base: string
  /** Where "View Logs" leads. */
  logHref: string
}

/** What every tab of an app's page takes. */
export type ApplicationTab = {
  shell: AdminShell
  app: ApplicationHeader
  /** Something was just done. */
  notice?: string
  /** Something was just refused. */
  alert?: string
}

const tabs = [
  ['general', 'General'],
  ['sign-on', 'Sign On'],
  ['assignments', 'Assignments'],
] as const

/** The page around a tab: header with status menu, tabs, messages. */
export function applicationPage(
  tab: ApplicationTab,
  name: (typeof tabs)[number][0],
  body: Fragment,
  dialog?: Markup,
): string {
  const { app } = tab
  return adminPage(
    tab.shell,
    app.label,
    html`<p class="crumb"><a href="/admin/apps/active">Applications</a></p>
<div class="app-heading">${logo(app, 64)}<div><h1>${app.label}</h1>
<div class="app-tools">${statusMenu(tab)}<a href="${linkTarget(app.logHref)}">View Logs</a></div></div></div>
<nav class="tabs" aria-label="${app.label}"><ul>${tabs.map(
      ([path, label]) =>
        html`<li><a href="${linkTarget(`${app.base}/${path}`)}"${
          path === name && raw(' aria-current="page"')
        }>${label}</a></li>`,
    )}</ul></nav>
${tab.notice && callout('status', tab.notice)}
${tab.alert && callout('alert', tab.alert)}
${body}`,
    dialog,
  )
}

function statusMenu({ app, shell }: ApplicationTab): Markup {
  const active = app.status === 'ACTIVE'
  const [action, label] = active ? ['deactivate', 'Deactivate'] : ['activate', 'Activate']
  return html`<details class="menu"><summary class="status ${active ? 'status-good' : 'status-quiet'}">${
    active ? 'Active' : 'Inactive'
  }</summary><div class="menu-body">${postForm(
    { action: `${app.base}/lifecycle`, csrf: shell.csrf },
    html`<button class="menu-item" name="action" value="${action}">${label}</button>`,
  )}</div></details>`
}
