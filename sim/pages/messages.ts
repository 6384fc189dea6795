import { cardPage } from './layout.ts'
import { html, linkTarget } from './markup.ts'

/** A page that only says something, mostly that something went wrong. */
export type MessagePage = {
  org?: string
  status: number
  /** What follows the status in the heading, such as "App Not Assigned". */
  heading: string
  message: string
  /** What a developer wants to know besides, such as the parameter that was refused. */
  detail?: string
  link?: { label: string; href: string }
}

/** An error page in Okta's manner: status and heading, one sentence, the way on. */
export function messagePage(page: MessagePage): string {
  const status = String(page.status)
  const title = page.heading.startsWith(status) ? page.heading : `${status} ${page.heading}`
  return cardPage(
    { title, org: page.org },
    html`<h1>${title}</h1>
<p class="message">${page.message}</p>
${page.detail && html`<p class="message-detail">${page.detail}</p>`}
${page.link && html`<p class="card-foot"><a href="${linkTarget(page.link.href)}">${page.link.label}</a></p>`}`,
  )
}
