import { afterEach, expect, test } from 'vitest'
import { shortenPlacesOfCalls } from '../../scenarios/harness/places-of-calls.ts'

const asItWas = Error.prepareStackTrace
afterEach(() => {
  Error.prepareStackTrace = asItWas
})

/** Stack traces, each frame of which is told by its file, are put through this from now on. */
function tellFiles() {
  Error.prepareStackTrace = (error, frames) => [error.message, ...frames.map(frame => frame.getFileName())]
  shortenPlacesOfCalls()
}

/** Frames in these files, the innermost first. */
const framesIn = (...files: string[]) =>
  files.map(file => ({ getFileName: () => file })) as unknown as NodeJS.CallSite[]

const library = '/p/node_modules/playwright-core/lib/coreBundle.js'
const runner = 'C:\\p\\node_modules\\@playwright\\test\\index.js'

test('a place without a message is told by what is outside of Playwright and Node, and what that calls', () => {
  tellFiles()
  const frames = framesIn(
    library,
    `${library}?2`,
    '/p/own.ts',
    'node:internal/timers',
    runner,
    '/p/node_modules/oin-sim/a.js',
    'node:events',
  )
  expect(Error.prepareStackTrace!(new Error(), frames)).toEqual([
    '',
    `${library}?2`,
    '/p/own.ts',
    runner,
    '/p/node_modules/oin-sim/a.js',
  ])
})

test('an error that says something is told whole', () => {
  tellFiles()
  const frames = framesIn(library, '/p/own.ts', 'node:events')
  expect(Error.prepareStackTrace!(new Error('no'), frames)).toEqual([
    'no',
    library,
    '/p/own.ts',
    'node:events',
  ])
})

test('where nobody puts stack traces through anything, nothing is changed', () => {
  Reflect.deleteProperty(Error, 'prepareStackTrace')
  shortenPlacesOfCalls()
  expect(Error.prepareStackTrace).toBeUndefined()
})
