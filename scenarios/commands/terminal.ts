import { styleText } from 'node:util'
import type { Screen } from '../../reports/index.ts'

type Style = Parameters<typeof styleText>[0]

/** Where a command writes: the answer to `out` (stdout), everything on the way to it to `err` (stderr). */
export type Terminal = {
  out: (line: string) => void
  err: (line: string) => void
  screen: Screen
}

type Output = {
  write: (text: string) => unknown
  isTTY?: boolean
  columns?: number
  on: (event: 'error', listener: (error: NodeJS.ErrnoException) => void) => unknown
}

const off = (value: string) => value === '0' || value.toLowerCase() === 'false'

/**
 * Finds out what may be written to a stream: colours only to a terminal, unless FORCE_COLOR or NO_COLOR decides
 * (FORCE_COLOR wins over NO_COLOR, as in Node). NO_COLOR counts when it isn't empty: https://no-color.org
 */
export function screenOf(stream: Pick<Output, 'isTTY' | 'columns'>, env: NodeJS.ProcessEnv): Screen {
  const isTTY = stream.isTTY === true
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = env
  const colors = force !== undefined ? !off(force) : !no && isTTY && term !== 'dumb'
  return { isTTY, width: stream.columns || 80, colors }
}

/** `oin-sim list | head -1`: a reader that has seen enough is no failure, and the command goes on. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

/** The terminal of this process, or of the streams handed in. */
export function openTerminal(
  stdout: Output = process.stdout,
  stderr: Output = process.stderr,
  env: NodeJS.ProcessEnv = process.env,
): Terminal {
  stdout.on('error', ignoreClosedPipe)
  stderr.on('error', ignoreClosedPipe)
  return {
    out: line => void stdout.write(`${line}\n`),
    err: line => void stderr.write(`${line}\n`),
    screen: screenOf(stdout, env),
  }
}

/** Text in a style, or as it is where the screen shows no colours. */
export function paint(screen: Screen, style: Style, text: string): string {
  // Node would look at its own stdout and drop what FORCE_COLOR asked for.
  return screen.colors ? styleText(style, text, { validateStream: false }) : text
}

/** Rows as lines with aligned columns; the last column is left unpadded. */
export function columns(rows: readonly (readonly string[])[], gap = '  '): string[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, cell.length)
    })
  }
  return rows.map(row =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join(gap)
      .trimEnd(),
  )
}
