import { html } from 'hono/html'
import type { Sees } from '../workspaces/permissions.ts'
import type { Html } from './layout.ts'
import { layout } from './layout.ts'

type WorkspacePage = {
  title: string
  body: Html
  sees: Sees
  /** Path of this page. */
  at: string
}

const signOut = html`<form method="post" action="/sign-out"><button class="quiet slim">Sign out</button></form>`

/** A page inside a workspace, for somebody who is signed in: with the ways to the others that they may see. */
export function workspacePage({ title, body, sees, at }: WorkspacePage): Html {
  const ways = [
    { href: '/', text: 'Home', isOpen: true },
    { href: '/members', text: 'Members', isOpen: sees.members },
    { href: '/connection', text: 'Single sign-on', isOpen: sees.connection },
    { href: '/account', text: 'Account', isOpen: true },
  ].filter(({ isOpen }) => isOpen)
  return layout({
    title,
    width: 'full',
    corner: signOut,
    ways: html`<nav aria-label="Workspace">${ways.map(
      ({ href, text }) => html`<a href="${href}"${href === at ? html` aria-current="page"` : ''}>${text}</a>`,
    )}</nav>`,
    body,
  })
}
