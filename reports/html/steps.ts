import { html } from 'hono/html'
import { duration } from '../phrases.ts'
import type { Picture, Scenario, Step } from '../run.ts'
import { pictureAnchor, stepAnchor } from './anchors.ts'
import { glyph } from './glyphs.ts'
import { type Html, nothing } from './html.ts'
import type { Room } from './room.ts'

/** The steps that were taken: a storyboard where there are pictures, otherwise a list. */
export function steps(scenario: Scenario, room: Room): Html {
  if (scenario.steps.length === 0) return nothing
  const all = scenario.steps.flatMap((step, at) =>
    step.pictures
      .map((picture, index) => ({ picture, anchor: pictureAnchor(scenario.id, at, index) }))
      .filter(({ picture }) => room.pictures.has(picture)),
  )
  return html`<h6>Steps</h6><ol class="steps${all.length > 0 ? ' board' : ''}">${scenario.steps.map((step, at) => stepItem(step, stepAnchor(scenario.id, at), all, room))}</ol>`
}

type Placed = { picture: Picture; anchor: string }

function stepItem(step: Step, anchor: string, all: readonly Placed[], room: Room): Html {
  const leftOut = step.pictures.filter(picture => !room.pictures.has(picture)).length
  const shown = all.filter(({ picture }) => step.pictures.includes(picture))
  return html`<li class="step ${step.status} ${step.kind}" id="${anchor}"><p>${glyph(step.status)}<span class="sr">${step.status}: </span><span class="name">${step.title}</span>${
    step.kind === 'twin'
      ? html` <span class="badge twin" title="The same steps without the fault: they must succeed before a refusal counts">happy twin</span>`
      : nothing
  }${step.status === 'failed' ? html` <b class="stop">failed here</b>` : nothing} <span class="time">${duration(step.durationMs)}</span></p>
<div class="pictures">${shown.map(placed => figure(placed, anchor, step, all[all.indexOf(placed) + 1]))}${
    leftOut > 0
      ? html`<p class="left-out">${leftOut === 1 ? 'A picture was' : `${leftOut} pictures were`} left out to keep this file small.</p>`
      : nothing
  }</div></li>
`
}

/** A thumbnail that is its own large view once the address names it, so that it needs no script and no second copy. */
function figure({ picture, anchor }: Placed, stepId: string, step: Step, next: Placed | undefined): Html {
  const { title, src, width, height, url } = picture
  const alt = step.kind === 'twin' ? `${title} (happy twin)` : title
  return html`<figure class="picture${title === step.title ? ' untitled' : ''}" id="${anchor}"><a class="enlarge" href="#${anchor}"><img src="${src}" alt="${alt}" width="${width}" height="${height}" loading="lazy" decoding="async"></a><figcaption><b>${title}</b> <span class="url">${url}</span></figcaption><p class="viewer"><a class="close" href="#${stepId}">Close</a>${next ? html`<a href="#${next.anchor}">Next picture</a>` : nothing}</p></figure>`
}
