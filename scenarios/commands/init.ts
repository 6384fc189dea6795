import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts'
import { githubActions, gitlab } from './init/ci-recipes.ts'
import { configText } from './init/config-text.ts'
import { QUESTIONS, type Question } from './init/questions.ts'
import type { Terminal } from './terminal.ts'

type Given = Partial<Record<Question['option'], string>>

export type InitOptions = Given & {
  /** Takes the default for whatever isn't said, and asks nothing. */
  yes: boolean
  /** Writes over files that are there. */
  force: boolean
  json: boolean
}

/** How somebody is asked; undefined where nobody sits there. */
export type Ask = ((question: string) => Promise<string>) | undefined

const FLAGS: Record<Question['option'], string> = {
  name: '--name',
  signIn: '--sign-in',
  whoami: '--whoami',
  start: '--start',
  ready: '--ready',
  ci: '--ci',
  shards: '--shards',
}

/**
 * Writes a commented configuration, and what CI needs, into the current folder: all of it or nothing. Asks for what
 * isn't said where somebody sits at a terminal.
 *
 * @throws CommandError of usage where something isn't said and nobody can be asked, an answer won't do, or a file is
 *   there already; of interrupted where a signal comes before anything is written, or whoever is asked goes away
 */
export async function init(
  { yes, force, json, ...said }: InitOptions,
  terminal: Terminal,
  signal: AbortSignal,
  ask: Ask | 'by terminal' = 'by terminal',
  folder = process.cwd(),
): Promise<ExitCode> {
  const { close, question } =
    ask === 'by terminal' ? askByTerminal(yes || json, signal) : { close: () => undefined, question: ask }
  try {
    const answers = await answersTo(said, { yes, ask: question, terminal })
    const files = filesFor(answers)
    if (signal.aborted) throw stopped()
    await writeAll(folder, files, force)
    const names = Object.keys(files)
    const next = nextSteps(answers, names)
    if (json) terminal.out(JSON.stringify({ files: names.map(name => resolve(folder, name)), next }))
    else for (const line of [...names.map(name => `wrote ${name}`), '', ...next]) terminal.out(line)
    return exitCodes.held
  } catch (error) {
    throw (error as Error).name === 'AbortError' ? stopped(error) : error
  } finally {
    close()
  }
}

const stopped = (cause?: unknown): CommandError =>
  new CommandError(exitCodes.interrupted, 'Stopped; nothing was written.', cause)

function askByTerminal(isSilent: boolean, signal: AbortSignal): { question: Ask; close: () => void } {
  if (isSilent || !process.stdin.isTTY || !process.stdout.isTTY)
    return { question: undefined, close: () => undefined }
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  // Ctrl+C and Ctrl+D end readline, and no signal comes.
  const left = new AbortController()
  lines.once('close', () => left.abort())
  const goneAway = AbortSignal.any([signal, left.signal])
  return { question: text => lines.question(text, { signal: goneAway }), close: () => lines.close() }
}

async function answersTo(
  said: Given,
  { yes, ask, terminal }: { yes: boolean; ask: Ask; terminal: Terminal },
): Promise<Given> {
  const answers: Given = {}
  const missing: string[] = []
  for (const question of QUESTIONS) {
    const { option, complaint, isMeant, suggestion, text } = question
    const given = said[option]?.trim()
    if (given !== undefined) {
      const wrong = given === '' ? 'it is empty.' : complaint?.(given)
      if (wrong) throw new CommandError(exitCodes.usage, `${FLAGS[option]}: ${wrong}`)
      answers[option] = given
    } else if (isMeant && !isMeant(answers)) continue
    else if (yes) answers[option] = suggestion(answers)
    else if (ask)
      answers[option] = await askUntilGood(question, { ask, terminal, offered: suggestion(answers), text })
    else if (option === 'signIn' || option === 'whoami') missing.push(FLAGS[option])
    else answers[option] = suggestion(answers)
  }
  if (missing.length === 0) return answers
  throw new CommandError(
    exitCodes.usage,
    `Nobody can be asked here: give ${missing.join(' and ')}, or --yes for defaults that you then change in the file.`,
  )
}

async function askUntilGood(
  { complaint }: Question,
  {
    ask,
    terminal,
    offered,
    text,
  }: { ask: NonNullable<Ask>; terminal: Terminal; offered: string; text: string },
): Promise<string> {
  for (;;) {
    const answer = (await ask(`${text} [${offered}] `)).trim() || offered
    const wrong = complaint?.(answer)
    if (!wrong) return answer
    terminal.err(wrong)
  }
}

function filesFor({
  name = '',
  signIn = '',
  whoami = '',
  start,
  ready,
  ci,
  shards = '1',
}: Given): Record<string, string> {
  const started = start !== undefined && start !== 'none' ? { start, ready } : {}
  const settings = { shards: Number(shards) }
  return {
    'oin-sim.config.ts': configText({ name, signIn, whoami, ...started }),
    ...(ci === 'github' && { '.github/workflows/oin-sim.yml': githubActions(settings) }),
    ...(ci === 'gitlab' && { '.gitlab-ci.oin-sim.yml': gitlab(settings) }),
  }
}

function nextSteps({ ci, start }: Given, names: readonly string[]): string[] {
  return [
    `Read ${names[0]}: each comment in it enables more scenarios.`,
    ...(start === undefined || start === 'none'
      ? [
          'Start your app with the issuer http://acme.okta.localhost:4600, client_id oin-sim-client, client secret oin-sim-client-secret.',
        ]
      : []),
    'npx oin-sim doctor   looks whether your app and the simulated Okta reach each other',
    'npx oin-sim run      runs the scenarios and writes oin-sim-report/index.html',
    ...(ci === 'gitlab' ? ["Add to .gitlab-ci.yml: include: '.gitlab-ci.oin-sim.yml'"] : []),
  ]
}

async function writeAll(folder: string, files: Record<string, string>, force: boolean): Promise<void> {
  const places = Object.entries(files).map(([name, text]) => ({ place: join(folder, name), text }))
  for (const { place } of force ? [] : places) {
    const isThere = await access(place).then(
      () => true,
      () => false,
    )
    if (isThere) {
      const name = relative(folder, place)
      throw new CommandError(exitCodes.usage, `${name} is there already. Give --force to write over it.`)
    }
  }
  const drafts = places.map(({ place, text }) => ({ place, text, draft: `${place}.${process.pid}.new` }))
  try {
    for (const { draft, text } of drafts) {
      await mkdir(dirname(draft), { recursive: true })
      await writeFile(draft, text)
    }
    for (const { draft, place } of drafts) await rename(draft, place)
  } catch (error) {
    await Promise.all(drafts.map(({ draft }) => rm(draft, { force: true }).catch(() => undefined)))
    const said = error instanceof Error ? error.message : String(error)
    throw new CommandError(exitCodes.notStarted, `Nothing was written to ${folder}: ${said}.`, error)
  }
}
