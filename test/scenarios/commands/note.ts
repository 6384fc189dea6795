import type { Terminal } from '../../../scenarios/commands/terminal.ts'

/** A terminal that only notes what was written to it. */
export function noting() {
  const out: string[] = []
  const err: string[] = []
  const terminal: Terminal = {
    out: line => void out.push(line),
    err: line => void err.push(line),
    screen: { isTTY: false, width: 100, colors: false },
  }
  return { out, err, terminal }
}
