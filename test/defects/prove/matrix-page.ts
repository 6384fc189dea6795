import { readFileSync } from 'node:fs'
import { html, raw } from 'hono/html'
import { stylesheet } from '../../../reports/html/assets.ts'
import { areaOf, sections } from './catalogue.ts'
import { type KillMatrix, shortcomings } from './kill-matrix.ts'

type Html = ReturnType<typeof html>

const ownStyle = readFileSync(new URL('./matrix.css', import.meta.url), 'utf8')

/** The matrix for people: `kill-matrix.html`, one file that needs no network and no script. */
export function matrixPage(matrix: KillMatrix): Html {
  const { title, tone, why } = decision(matrix)
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – kill matrix of oin-sim</title>
<style>${raw(stylesheet)}${raw(ownStyle)}</style>
</head>
<body>
<main>
<header class="decision ${tone}">
<h1>${title}</h1>
<p class="why">${why}</p>
<dl class="facts">
<div><dt>Begun</dt><dd>${matrix.startedAt.replace('T', ' ').slice(0, 16)} UTC</dd></div>
<div><dt>Took</dt><dd>${Math.round(matrix.durationMs / 1000)} s</dd></div>
<div><dt>Each defect met</dt><dd>${matrix.whole ? 'every scenario' : 'the scenarios that matter to it'}</dd></div>
</dl>
</header>
${left(matrix)}
${Object.keys(sections).map(area => ofArea(matrix, area))}
${variants(matrix)}
${scenarios(matrix)}
</main>
<footer><p>Made by npm run prove. The same for machines is in kill-matrix.json beside this file.</p></footer>
</body>
</html>
`
}

function decision(matrix: KillMatrix) {
  const { survivors, missed, idle, wronglyIdle, falseAlarms } = shortcomings(matrix)
  const killable = matrix.defects.filter(({ equivalent }) => equivalent === undefined).length
  const isProved = [survivors, missed, idle, wronglyIdle, falseAlarms].every(list => list.length === 0)
  const part = matrix.chosenBy === '' ? '' : ` whose id contains “${matrix.chosenBy}”`
  return {
    title: `${killable - survivors.length} of ${killable} defects are noticed`,
    tone: isProved ? 'passed' : 'failed',
    why: `A defect is a mistake planted in the reference Alpacon${part}; a scenario that fails, or warns, at it has noticed. ${
      falseAlarms.length === 0 ? 'No scenario' : 'A scenario'
    } cries wolf at one of the ${matrix.variants.length} Alpacons that do something otherwise and are right all the same.`,
  }
}

/** What is left to do. */
function left(matrix: KillMatrix): Html | string {
  const { survivors, missed, idle, wronglyIdle, falseAlarms } = shortcomings(matrix)
  const lists: [string, (Html | string)[]][] = [
    [
      'Survivors',
      survivors.map(({ id, does }) => html`Alpacon ${does}. <a href="#${id}"><code>${id}</code></a>`),
    ],
    [
      'Missed by a scenario that has to notice',
      missed.map(({ id, missedBy }) => html`<code>${id}</code> by ${missedBy.join(', ')}`),
    ],
    ['Scenarios that notice nothing', idle.map(({ id }) => html`<code>${id}</code>`)],
    [
      'Said to notice nothing, and do',
      wronglyIdle.map(({ id, kills }) => html`<code>${id}</code>: ${kills.join(', ')}`),
    ],
    [
      'False alarms',
      falseAlarms.flatMap(({ id, falseAlarms: trials }) =>
        trials.map(
          ({ scenario, verdict, reason }) =>
            html`<code>${scenario}</code> at <code>${id}</code>, ${verdict}: ${reason}`,
        ),
      ),
    ],
  ]
  const open = lists.filter(([, items]) => items.length > 0)
  if (open.length === 0) return ''
  return html`<section aria-labelledby="left"><h2 id="left">Left to do</h2><div class="lists">
${open.map(
  ([heading, items]) =>
    html`<div class="list failed"><h3>${heading}: ${items.length}</h3><ul>${items.map(item => html`<li>${item}</li>`)}</ul></div>`,
)}
</div></section>`
}

function ofArea(matrix: KillMatrix, area: string): Html | string {
  const defects = matrix.defects.filter(({ id }) => areaOf(id) === area)
  if (defects.length === 0) return ''
  return html`<section aria-labelledby="area-${area}"><h2 id="area-${area}">${sections[area]}. ${inWords(area)}</h2>
<div class="scroll"><table class="told noticed">
<thead><tr><th scope="col">An Alpacon that …</th><th scope="col">is noticed by</th></tr></thead>
<tbody>${defects.map(
    ({ id, does, seenIn, killedBy, equivalent, met, undecided }) => html`<tr id="${id}">
<th scope="row">${does}<br><code>${id}</code>${seenIn ? html`<br><span class="note">Seen in ${seenIn}</span>` : ''}</th>
<td>${
      killedBy.length > 0
        ? html`<ul>${killedBy.map(scenario => html`<li>${scenario}</li>`)}</ul>`
        : equivalent
          ? html`<span class="word waived">equivalent</span> ${equivalent}`
          : html`<span class="word failed">none of ${met}</span>`
    }${undecided.length > 0 ? html`<p class="note">${undecided.length} couldn’t judge it.</p>` : ''}</td></tr>`,
  )}</tbody></table></div>
${grid(matrix, defects)}
</section>`
}

/** Defects against the scenarios that notice any of them. */
function grid(matrix: KillMatrix, defects: KillMatrix['defects']): Html {
  const columns = matrix.scenarios.filter(({ kills }) =>
    kills.some(id => defects.some(defect => defect.id === id)),
  )
  return html`<details class="area"><summary>As a matrix: ${defects.length} defects, ${columns.length} scenarios</summary>
<div class="scroll"><table class="grid">
<thead><tr><td></td>${columns.map(({ id }) => html`<th scope="col"><span>${id}</span></th>`)}</tr></thead>
<tbody>${defects.map(
    defect =>
      html`<tr><th scope="row">${defect.id}</th>${columns.map(({ id }) =>
        defect.killedBy.includes(id)
          ? html`<td class="kill" title="${id}">✓</td>`
          : html`<td title="${id}"></td>`,
      )}</tr>`,
  )}</tbody></table></div></details>`
}

function variants({ variants }: KillMatrix): Html | string {
  if (variants.length === 0) return ''
  return html`<section aria-labelledby="variants"><h2 id="variants">Correct variants</h2>
<div class="scroll"><table class="told">
<thead><tr><th scope="col">An Alpacon that …</th><th scope="col">is right by</th></tr></thead>
<tbody>${variants.map(
    ({
      id,
      does,
      rightBy,
      falseAlarms,
      met,
    }) => html`<tr id="${id}"><th scope="row">${does}<br><code>${id}</code></th>
<td>${rightBy}<br><span class="word ${falseAlarms.length === 0 ? 'passed' : 'failed'}">${falseAlarms.length} false alarms in ${met} scenarios</span></td></tr>`,
  )}</tbody></table></div></section>`
}

function scenarios({ scenarios, chosenBy }: KillMatrix): Html | string {
  if (chosenBy !== '') return ''
  return html`<section aria-labelledby="scenarios"><h2 id="scenarios">Scenarios and what they notice</h2>
<div class="scroll"><table class="told">
<thead><tr><th scope="col">Scenario</th><th scope="col">Defects</th></tr></thead>
<tbody>${scenarios.map(
    ({ id, kills, idle }) =>
      html`<tr><th scope="row">${id}</th><td>${
        kills.length > 0
          ? html`${kills.length}: ${kills.map((defect, at) => html`${at > 0 ? ', ' : ''}<a href="#${defect}">${defect}</a>`)}`
          : html`<span class="word ${idle ? 'notRun' : 'failed'}">none</span> ${idle ?? ''}`
      }</td></tr>`,
  )}</tbody></table></div></section>`
}

const inWords = (area: string): string => {
  const words: Record<string, string> = {
    guide: 'The integration guide',
    'express-configuration': 'Express Configuration',
    assignments: 'Assignments and lifecycle',
    'sign-in': 'Signing in',
    initiate: 'Third-party-initiated login',
    identity: 'Identity and just-in-time provisioning',
    protocol: 'Protocol faults',
    accept: 'Must be accepted',
  }
  return words[area] ?? area
}
