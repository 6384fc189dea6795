import type { Terminal } from './terminal.ts'

/** Where keys come from: a terminal, one character each. */
export type Keyboard = {
  isTTY?: boolean
  setRawMode: (isRaw: boolean) => unknown
  on: (event: 'data', listener: (typed: Buffer) => void) => unknown
  off: (event: 'data', listener: (typed: Buffer) => void) => unknown
  resume: () => unknown
  pause: () => unknown
}

/** A key, what it does in words, and that. */
export type Shortcut = { key: string; does: string; run: () => void | Promise<void> }

const CTRL_C = '\u0003'

/** The line that tells of the keys. */
export const shortcutLine = (shortcuts: readonly Shortcut[]): string =>
  shortcuts.map(({ key, does }) => `${key} ${does}`).join('   ')

/**
 * Does what the keys say, one after the other, until the signal is aborted. A terminal that hands over single keys no
 * longer makes a signal of Ctrl+C, so `interrupt` is called for it. What a key does and fails in is told, and ends
 * nothing.
 */
export function listenForKeys(
  keyboard: Keyboard,
  shortcuts: readonly Shortcut[],
  { terminal, signal, interrupt }: { terminal: Terminal; signal: AbortSignal; interrupt: () => void },
): void {
  let queue = Promise.resolve()
  const heard = (typed: Buffer) => {
    for (const key of typed.toString('utf8')) {
      if (key === CTRL_C) interrupt()
      const shortcut = shortcuts.find(one => one.key === key.toLowerCase())
      if (!shortcut) continue
      queue = queue
        .then(() => shortcut.run())
        .catch(error => terminal.err(error instanceof Error ? error.message : String(error)))
    }
  }
  const stop = () => {
    keyboard.off('data', heard)
    keyboard.setRawMode(false)
    keyboard.pause()
  }
  if (signal.aborted) return
  keyboard.setRawMode(true)
  keyboard.on('data', heard)
  keyboard.resume()
  signal.addEventListener('abort', stop, { once: true })
}
