import { stripVTControlCharacters } from 'node:util'
import { counted, listed, onOneLine, type Screen } from '../../reports/index.ts'
import { paint } from '../commands/terminal.ts'
import type { Diagnosis, Evidence, Finding, Unknown } from './diagnosis.ts'
import { inFull } from './logged-event.ts'

/** More events of one finding than these are in the JSON only. */
const SHOWN = 8
/** As many findings as somebody reads at once. */
const READ_AT_ONCE = 25

/** A diagnosis in lines for a person: what is wrong first, then what solved itself, then what wasn't understood. */
export function diagnosisText(diagnosis: Diagnosis, screen: Screen): string[] {
  const { findings, unknown } = diagnosis
  const shown = findings.slice(0, READ_AT_ONCE)
  const lines = [
    ...heading(diagnosis),
    '',
    ...shown.flatMap(finding => [...tell(finding, screen), '']),
    ...(findings.length > shown.length
      ? [`… and ${findings.length - shown.length} more: --json has them all, --app and --person choose.`, '']
      : []),
    ...(unknown.length > 0 ? [...notUnderstood(unknown, screen), ''] : []),
    conclusion(diagnosis),
  ]
  return lines.flatMap(line => wrapped(line, screen))
}

function heading({ log, har, restrictedTo, masked }: Diagnosis): string[] {
  const time = log.from && log.to ? ` from ${log.from} to ${log.to}` : ''
  const only = [restrictedTo.app, restrictedTo.person].filter(Boolean)
  return [
    `System Log (${log.format}): ${counted(log.considered, 'event')}${time}${only.length > 0 ? `, of ${log.events}, those that concern ${listed(only.map(one => onOneLine(one!)))}` : ''}.`,
    ...(har
      ? [
          `HAR: ${counted(har.requests, 'request')}${har.hasCookies ? '' : ', without cookies: whether one was lost, it does not tell'}.`,
        ]
      : []),
    ...(masked ? ['Names, addresses, ids and hosts are pseudonyms.'] : []),
  ]
}

function tell(finding: Finding, screen: Screen): string[] {
  const { symptom, title, why, solvedAt, certainty, guide, advice, person, app, times } = finding
  const glyph = solvedAt ? paint(screen, 'yellow', '~ solved') : paint(screen, 'red', '✗ wrong ')
  const rows: [string, string | null | undefined][] = [
    ['id', `${symptom}${certainty === 'likely' ? ' (likely: the log does not say it outright)' : ''}`],
    ['who', person && inFull(person)],
    ['app', app && inFull(app)],
    ['when', whenOf(times, solvedAt)],
    ['why', why],
    [
      'guide',
      guide ? `${guide.section} – ${guide.text}` : 'The guide’s troubleshooting has no entry for this.',
    ],
    ...advice.map(({ who, what }): [string, string] => ['do', `${who}: ${what}`]),
  ]
  return [
    `${glyph}  ${paint(screen, 'bold', onOneLine(title))}`,
    ...rows.flatMap(([name, value]) => (value ? [row(name, value, screen)] : [])),
    ...evidenceOf(finding.evidence, screen),
  ]
}

const row = (name: string, value: string, screen: Screen) =>
  `  ${paint(screen, 'gray', name.padEnd(6))}  ${onOneLine(value)}`

function whenOf({ count, first, last }: Finding['times'], solvedAt: string | null): string {
  const times = count === 1 ? first : `${count} times, ${first} to ${last}`
  return solvedAt ? `${times}; solved itself at ${solvedAt}` : `${times}; not solved in this log`
}

const SHOWS = { trouble: '·', cause: '←', solved: '✓' } as const

function evidenceOf(evidence: readonly Evidence[], screen: Screen): string[] {
  // What led to it and what ended it say more than the hundredth refusal.
  const trouble = evidence.filter(({ shows }) => shows === 'trouble')
  const left = new Set(trouble.slice(SHOWN - 1, -1))
  const lines = evidence.filter(one => !left.has(one)).flatMap(one => evidenceLines(one, screen))
  return [...lines, ...(left.size > 0 ? [`      … and ${counted(left.size, 'more event')} like these`] : [])]
}

function evidenceLines(evidence: Evidence, screen: Screen): string[] {
  const mark = SHOWS[evidence.shows]
  if (evidence.kind === 'request') {
    const { time, method, url, status, says } = evidence
    return [
      `    ${mark} ${time}  ${onOneLine(`${method} ${url}`)}  ${status}`,
      paint(screen, 'gray', `      ${onOneLine(says)}`),
    ]
  }
  const { time, eventType, result, reason, actor, targets, uuid } = evidence
  const onWhat = targets.length > 0 ? ` on ${listed(targets)}` : ''
  return [
    `    ${mark} ${time}  ${onOneLine(eventType)}  ${onOneLine([result, reason].filter(Boolean).join(' '))}`,
    paint(screen, 'gray', `      by ${onOneLine(`${actor}${onWhat}`)}; uuid ${onOneLine(uuid)}`),
  ]
}

function notUnderstood(unknown: readonly Unknown[], screen: Screen): string[] {
  const all = unknown.reduce((sum, { count }) => sum + count, 0)
  return [
    `${paint(screen, 'magenta', '? unknown')}  ${paint(screen, 'bold', `${counted(all, 'event')} went wrong in a way that is not known here. Okta says:`)}`,
    ...unknown.flatMap(({ eventType, displayMessage, result, reason, count, examples }) => [
      `  ${count} ×  ${onOneLine(`${eventType} (${displayMessage})  ${[result, reason ?? 'no reason'].join(', ')}`)}`,
      ...examples.slice(0, 1).flatMap(one => evidenceLines(one, screen)),
    ]),
  ]
}

function conclusion({ verdict, findings, unknown, log, har }: Diagnosis): string {
  const open = findings.filter(({ solvedAt }) => solvedAt === null).length
  const solved = findings.length - open
  if (verdict === 'nothing is wrong')
    return `Nothing went wrong in ${counted(log.considered, 'event')}${har ? ` and ${counted(har.requests, 'request')}` : ''}. If somebody could not get in all the same: export the time in which they tried, and look at the service provider.`
  return `${open} wrong, ${solved} solved, ${counted(unknown.length, 'kind')} of events not understood`
}

/** On a terminal, lines no longer than it is wide, what goes on indented as the text above. */
function wrapped(line: string, { isTTY, width }: Screen): string[] {
  if (!isTTY || width < 40 || stripVTControlCharacters(line).length <= width) return [line]
  const indent = ' '.repeat(/^(\s*\S+\s\s+|\s*)/.exec(stripVTControlCharacters(line))![0].length || 2)
  const lines = ['']
  for (const word of line.split(/(?<=\S) (?=\S)/)) {
    const longer = lines.at(-1) === '' ? word : `${lines.at(-1)} ${word}`
    if (stripVTControlCharacters(longer).length > width && lines.at(-1) !== '') lines.push(indent + word)
    else lines[lines.length - 1] = longer
  }
  return lines
}
