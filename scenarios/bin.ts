#!/usr/bin/env node
import './known-warnings.js'
import '../sim/localhost.js'
import { makeKeysAhead } from '../sim/keys-ahead.ts'

if (process.argv[2] === 'start') makeKeysAhead()

// Later: the resolver has to be another one before anything looks a name up.
const { main } = await import('./cli.ts')
const { exitCodes } = await import('./commands/exit-codes.ts')
const { listenForInterruption } = await import('./commands/interruption.ts')
const { watchForCrash } = await import('./commands/crash.ts')
const crash = watchForCrash(exitCodes.crashed)
const code = await main(process.argv.slice(2), AbortSignal.any([listenForInterruption(), crash.signal]))
// A pipe takes 64 KB at once: what waits for its reader would be lost with the process.
for (const stream of [process.stdout, process.stderr]) {
  await new Promise<void>(done => stream.write('', () => done()))
}
process.exit(crash.happened ? exitCodes.crashed : code)
