import { html } from 'hono/html'
import type { Html } from './layout.ts'
import { layout } from './layout.ts'

type Message = {
  heading: string
  /** What happened, and what to do next. */
  paragraphs: (string | Html)[]
  /** Where to go from here. */
  link?: { text: string; href: string }
}

/** A page that says something in plain words: refusals, errors, waiting. */
export function messagePage({ heading, paragraphs, link }: Message): Html {
  return layout({
    title: heading,
    body: html`<div class="card">
<h1>${heading}</h1>
${paragraphs.map(paragraph => html`<p>${paragraph}</p>`)}
${link === undefined ? '' : html`<p><a class="button" href="${link.href}">${link.text}</a></p>`}
</div>`,
  })
}
