import { html } from 'hono/html'
import { duration } from '../phrases.ts'
import type { Picture, Scenario, Step } from '../run.ts'
import { pictureAnchor, stepAnchor } from './anchors.ts'
import { glyph } from './glyphs.ts'
import { type Html, nothing } from './html.ts'
import type { Room } from './room.ts'

type Placed = { picture: Picture; anchor: string }
type Taken = { step: Step; number: number; anchor: string }

/**
 * The steps that were taken: a storyboard where there are pictures, otherwise a list. Where some are those of the happy
 * twin, they stand beside those of what is judged, and what was given for both above them.
 */
export function steps(scenario: Scenario, room: Room): Html {
  if (scenario.steps.length === 0) return nothing
  const all = scenario.steps.flatMap((step, at) =>
    step.pictures
      .map((picture, index) => ({ picture, anchor: pictureAnchor(scenario.id, at, index) }))
      .filter(({ picture }) => room.pictures.has(picture)),
  )
  const taken = scenario.steps.map((step, at) => ({
    step,
    number: at + 1,
    anchor: stepAnchor(scenario.id, at),
  }))
  const list = (some: readonly Taken[], isBeside: boolean) =>
    html`<ol class="steps${all.length > 0 ? ' board' : ''}">${some.map(one => stepItem(one, all, { room, isBeside }))}</ol>`
  const judgedFrom = taken.findIndex(({ step }) => !isGiven(step))
  const given = judgedFrom < 0 ? [] : taken.slice(0, judgedFrom)
  const rest = taken.slice(given.length)
  const twin = rest.filter(({ step }) => step.kind === 'twin')
  const judged = rest.filter(({ step }) => step.kind !== 'twin')
  if (twin.length === 0 || judged.length === 0) return html`<h6>Steps</h6>${list(taken, false)}`
  const [without, withIt] = labels(scenario)
  return html`${given.length > 0 ? html`<h6>Given for both</h6>${list(given.map(withoutGiven), true)}` : nothing}
<div class="beside"><section class="without"><h6>${without} <span>has to succeed, or the rest shows nothing</span></h6>${list(twin, true)}</section><section class="with"><h6>${withIt}</h6>${list(judged, true)}</section></div>`
}

/** The heading says it already. */
const withoutGiven = (taken: Taken): Taken => ({
  ...taken,
  step: { ...taken.step, title: taken.step.title.replace(/^given: /, '') },
})

/** What the twin and what is judged are headed with; not every scenario makes something go wrong on the wire. */
const labels = ({ exchanges }: Scenario): [without: string, withIt: string] =>
  exchanges.some(({ faults }) => faults)
    ? ['Without the fault', 'With the fault']
    : ['For comparison', 'What is judged']

const isGiven = ({ kind }: Step): boolean => kind === 'given'

function stepItem(
  { step, number, anchor }: Taken,
  all: readonly Placed[],
  { room, isBeside }: { room: Room; isBeside: boolean },
): Html {
  const leftOut = step.pictures.filter(picture => !room.pictures.has(picture)).length
  const shown = all.filter(({ picture }) => step.pictures.includes(picture))
  return html`<li class="step ${step.status} ${step.kind}" id="${anchor}"><p>${glyph(step.status)}<span class="sr">${step.status}: </span>${isBeside ? html`<span class="nr">${number}</span> ` : nothing}<span class="name">${step.title}</span>${
    step.kind === 'twin' && !isBeside
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
