import { html } from 'hono/html'
import { type ChangeGroup, comparedWith, type Difference, groups } from '../difference.ts'
import { badge } from './glyphs.ts'
import { type Html, nothing } from './html.ts'

/** What changed since the last run, each scenario with the way there; why nothing can be said of it, where it can't. */
export function differenceSection(changes: Difference | undefined): Html {
  if (!changes) return nothing
  return html`<section class="difference" aria-labelledby="difference"><h2 id="difference">Since the last run</h2>${
    'notCompared' in changes
      ? html`<p class="note">Not compared. ${changes.notCompared}</p>`
      : html`<p class="note">${comparedWith(changes).join(' ')}</p>${list(groups(changes))}`
  }</section>`
}

/** A longer list would push the coverage off the first screens. */
const shownAtOnce = 8

const list = (all: readonly ChangeGroup[]): Html =>
  all.length === 0
    ? html`<p class="note">No scenario changed.</p>`
    : html`<dl class="changes">${all.map(
        ({ word, like, entries }) =>
          html`<dt>${badge(like, `${entries.length} ${word}`)}</dt><dd>${items(entries.slice(0, shownAtOnce))}${
            entries.length > shownAtOnce
              ? html`<details><summary>${entries.length - shownAtOnce} more</summary>${items(entries.slice(shownAtOnce))}</details>`
              : nothing
          }</dd>`,
      )}</dl>`

const items = (entries: ChangeGroup['entries']): Html =>
  html`<ul>${entries.map(
    ({ id, title, what, isGone }) =>
      html`<li>${isGone ? html`<span>${title}</span>` : html`<a href="#${id}">${title}</a>`} <span class="what">${what}</span></li>`,
  )}</ul>`
