import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { type StartOptions, start } from '../../scenarios/commands/start.ts'
import type { Terminal } from '../../scenarios/commands/terminal.ts'

type Lines = { out: string[]; err: string[] }

/** The one document that was printed with `--json`. */
export const document = ({ out }: Lines) => JSON.parse(out.join('\n'))

/** The command `start`, carried out in this file: whatever it started and every folder is gone after each test. */
export function startsOfThisFile() {
  const openStarts: AbortController[] = []
  const folders: string[] = []
  afterEach(async () => {
    for (const controller of openStarts.splice(0)) controller.abort()
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
  })

  /** Starts on free ports and waits until stdout has the answer, or for the failure. */
  async function started(options: Partial<StartOptions> = {}) {
    const lines: Lines = { out: [], err: [] }
    const controller = new AbortController()
    openStarts.push(controller)
    let answered: () => void = () => undefined
    const answer = new Promise<void>(resolve => {
      answered = resolve
    })
    const terminal: Terminal = {
      out: line => {
        lines.out.push(line)
        if (options.json || line.startsWith('Ctrl+C')) answered()
      },
      err: line => lines.err.push(line),
      screen: { isTTY: false, width: 80, colors: false },
    }
    const all = { oktaPort: 0, spPort: 0, connectionDelay: 0, json: false, sources: {}, ...options }
    const ended = start(all, terminal, controller.signal)
    await Promise.race([answer, ended])
    return {
      ...lines,
      stop: () => {
        controller.abort()
        return ended
      },
    }
  }

  async function temporaryFolder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'oin-sim-start-'))
    folders.push(folder)
    return folder
  }
  return { started, temporaryFolder }
}
