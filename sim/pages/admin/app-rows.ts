import { type Fragment, html, linkTarget, type Markup } from '../markup.ts'
import { badge, breakable, logo } from '../pieces.ts'

export type AppRow = { label: string; logo?: string; href: string; status: string }

/** Apps that somebody has, one a row; `note` says in which way, `action` is what can be done about it. */
export function appRows<Row extends AppRow>(
  apps: readonly Row[],
  note: (app: Row) => string,
  action: (app: Row) => Fragment,
): Markup {
  return html`<ul class="rows">${apps.map(
    app =>
      html`<li>${logo(app, 32)}<div class="row-text"><a class="row-name" href="${linkTarget(app.href)}">${
        app.label
      }</a><span class="quiet">${breakable(note(app))}</span></div>${
        app.status === 'ACTIVE' ? badge('Active', 'good') : badge('Inactive')
      }${action(app)}</li>`,
  )}</ul>`
}
