import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { type Keyboard, listenForKeys, type Shortcut } from '../../scenarios/commands/keyboard.ts'

/** A terminal's keys, and what happened to it. */
function typewriter() {
  const keys = new EventEmitter()
  const states: string[] = []
  const keyboard: Keyboard = {
    isTTY: true,
    setRawMode: isRaw => states.push(isRaw ? 'raw' : 'cooked'),
    on: (event, listener) => keys.on(event, listener),
    off: (event, listener) => keys.off(event, listener),
    resume: () => states.push('resumed'),
    pause: () => states.push('paused'),
  }
  return { keyboard, states, type: (text: string) => keys.emit('data', Buffer.from(text)), keys }
}

function listening(shortcuts: Shortcut[]) {
  const { keyboard, ...rest } = typewriter()
  const controller = new AbortController()
  const told: string[] = []
  const screen = { isTTY: true, width: 80, colors: false }
  const terminal = { out: () => undefined, err: (line: string) => void told.push(line), screen }
  let interruptions = 0
  const interrupt = () => {
    interruptions += 1
  }
  listenForKeys(keyboard, shortcuts, { terminal, signal: controller.signal, interrupt })
  return { ...rest, told, abort: () => controller.abort(), interruptions: () => interruptions }
}

test('a key does what it says, in either case, and other keys do nothing', async () => {
  const done: string[] = []
  const { type } = listening([{ key: 'r', does: 'reset', run: () => void done.push('r') }])
  type('r')
  type('xR')
  await expect.poll(() => done).toEqual(['r', 'r'])
})

test('keys are obeyed one after the other, and one that fails is told and ends nothing', async () => {
  const done: string[] = []
  let finish: () => void = () => undefined
  const slow = new Promise<void>(resolve => {
    finish = resolve
  })
  const { type, told } = listening([
    { key: 'a', does: 'slow', run: () => slow.then(() => void done.push('a')) },
    { key: 'b', does: 'fail', run: () => Promise.reject(new Error('no such file')) },
    { key: 'c', does: 'last', run: () => void done.push('c') },
  ])
  type('abc')
  expect(done).toEqual([])
  finish()
  await expect.poll(() => done).toEqual(['a', 'c'])
  expect(told).toEqual(['no such file'])
})

test('Ctrl+C interrupts, since the terminal makes no signal of it', () => {
  const { type, interruptions } = listening([])
  type('\u0003')
  expect(interruptions()).toBe(1)
})

test('the terminal is as it was once all is over', () => {
  const { states, abort, keys } = listening([])
  expect(states).toEqual(['raw', 'resumed'])
  abort()
  expect(states.slice(2)).toEqual(['cooked', 'paused'])
  expect(keys.listenerCount('data')).toBe(0)
})
