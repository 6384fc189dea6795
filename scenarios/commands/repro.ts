import { writeReport } from '../../reports/index.ts'
import type { Conducted } from '../harness/conduct.ts'
import { inWordsOf } from '../harness/in-words-of.ts'
import type { Case } from '../repro/case.ts'
import { caseNames, findCase, nameOfCase } from '../repro/case-library.ts'
import { asNewPerson, type Ground } from '../repro/ground.ts'
import { playCase } from '../repro/play-case.ts'
import { CaseError, readCase } from '../repro/read-case.ts'
import { requirements } from '../requirements.ts'
import { conductByHand, demandEnterKey, type EnterKey, enterKey, withStage } from './by-hand.ts'
import { configurationOf } from './configuration.ts'
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts'
import { interrupted } from './interruption.ts'
import { nearestIds } from './nearest.ts'
import { placesToVisit } from './repro/places-to-visit.ts'
import { runOfCase } from './repro/run-of-case.ts'
import { columns, paint, type Terminal } from './terminal.ts'

export type ReproOptions = {
  /** Name of a case of the project, or path of a case file; undefined lists the former. */
  case?: string
  config?: string
  agent?: 'browser' | 'http'
  headed: boolean
  pause: boolean
  until: 'symptom' | 'mended'
  keep: boolean
  /** Folder for a report; none is written where undefined. */
  report?: string
  json: boolean
}

/**
 * Sets Okta and the target up as a case says, walks the customer's steps, shows the symptom, applies the remedy and
 * shows it gone.
 *
 * @returns held where the symptom was seen and is gone, failed otherwise
 * @throws CommandError where there is no such case or it can't be read, and where Okta or the target can't be started
 */
export async function repro(
  options: ReproOptions,
  terminal: Terminal,
  signal: AbortSignal,
  keys: EnterKey = enterKey,
): Promise<ExitCode> {
  if (options.case === undefined) return listCases(options.json, terminal)
  if (options.pause) demandEnterKey(keys)
  const { file, played: asWritten } = await theCase(options.case)
  const config = await configurationOf(options.config)
  return withStage(config, options, { terminal, signal }, async ({ platform, browser }) => {
    const played = inTargetsWords(asWritten, platform.target.name)
    for (const line of introduction(played, file, terminal)) terminal.err(line)
    const startedAt = new Date()
    let ground: Ground | undefined
    const onGround = (made: Ground) => {
      ground = made
    }
    const { until } = options
    const conducted = await conductByHand(
      { title: played.title, level: 'M', act: scene => playCase(played, scene, { until, onGround }) },
      platform,
      {
        browser,
        pause: options.pause,
        agentKind: options.agent ?? (options.headed ? 'browser' : 'http'),
        stageKind: options.agent ?? 'http',
        person: { ...asNewPerson(played.people[0]!), isKnown: false },
      },
      { terminal, keys, signal },
    )
    try {
      if (signal.aborted) return exitCodes.interrupted
      if (options.report !== undefined) {
        const of = { name: nameOfCase(file), startedAt, version: platform.okta.version }
        const { files } = await writeReport(runOfCase(conducted.outcome, played, of), {
          folder: options.report,
        })
        terminal.err(`\n  Report: ${files[0]}`)
      }
      const places = ground && options.keep ? placesToVisit(ground) : undefined
      if (options.json) terminal.out(JSON.stringify(document(played, file, conducted, places)))
      else for (const line of conclusion(played, conducted, until, terminal)) terminal.out(line)
      if (places) {
        if (!options.json) for (const line of columns(places)) terminal.out(`  ${line}`)
        terminal.err('\n  Everything is left running. Ctrl+C ends it.')
        await interrupted(signal)
      }
      return conducted.outcome.verdict === 'passed' ? exitCodes.held : exitCodes.failed
    } finally {
      await conducted.close()
    }
  })
}

function inTargetsWords(played: Case, target: string): Case {
  const said = inWordsOf(target)
  return { ...played, title: said(played.title), because: said(played.because) }
}

async function theCase(named: string): Promise<{ file: string; played: Case }> {
  const file = await findCase(named)
  if (file === undefined) {
    const nearest = nearestIds(named, await caseNames())
    throw new CommandError(
      exitCodes.noMatch,
      `There is no file "${named}", and no case of that name. Nearest: ${nearest.join(', ')}. All of them: oin-sim repro`,
    )
  }
  try {
    return { file, played: await readCase(file) }
  } catch (error) {
    if (error instanceof CaseError) throw new CommandError(exitCodes.usage, error.message, error)
    throw error
  }
}

async function listCases(json: boolean, terminal: Terminal): Promise<ExitCode> {
  const cases = await Promise.all(
    (await caseNames()).map(async name => {
      const { title, guide, symptom } = (await theCase(name)).played
      return { name, title, guide, symptom }
    }),
  )
  if (json) terminal.out(JSON.stringify({ cases }))
  else {
    for (const line of columns(cases.map(({ name, title }) => [name, title]))) terminal.out(line)
    terminal.err(
      `\n${cases.length} cases. oin-sim repro <name> plays one; a path of a file of yours does too.`,
    )
  }
  return exitCodes.held
}

function introduction(played: Case, file: string, { screen }: Terminal): string[] {
  const entry = requirements.find(({ id }) => id === played.guide)
  return [
    `${paint(screen, 'bold', nameOfCase(file))}  ${played.title}`,
    `  Reported: “${played.reported.trim()}”`,
    entry ? `  In the guide: ${entry.section}: ${entry.text}` : '  The guide has no entry for it.',
    '',
  ]
}

function conclusion(
  played: Case,
  { outcome: { verdict, reason, expected, received, steps } }: Conducted,
  until: ReproOptions['until'],
  { screen }: Terminal,
): string[] {
  if (verdict === 'passed') {
    const how = until === 'symptom' ? 'reproduced, and left as it is' : 'reproduced, and mended'
    return ['', `${paint(screen, 'green', how)}: ${played.because.trim()}`]
  }
  const at = steps.at(-1)?.title ?? 'setting up'
  const what = {
    failed: at.startsWith('symptom') ? 'not reproduced' : 'not mended',
    notRun: 'not possible here',
  } as const
  const word = what[verdict as keyof typeof what] ?? verdict
  return [
    '',
    `${paint(screen, 'red', word)}: ${reason}`,
    `  at: ${at}`,
    ...(expected === undefined ? [] : [`  expected: ${expected}`]),
    ...(received === undefined ? [] : [`  received: ${received}`]),
  ]
}

function document(played: Case, file: string, { outcome }: Conducted, places: string[][] | undefined) {
  const { verdict, reason, expected, received, steps } = outcome
  return {
    case: nameOfCase(file),
    title: played.title,
    symptom: played.symptom,
    guide: played.guide,
    because: played.because,
    verdict,
    reason,
    ...(expected !== undefined && { expected }),
    ...(received !== undefined && { received }),
    steps: steps.map(({ title, status, durationMs }) => ({ title, status, durationMs })),
    ...(places && { places: Object.fromEntries(places) }),
  }
}
