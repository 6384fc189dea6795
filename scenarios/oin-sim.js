#!/usr/bin/env node
// Runs the TypeScript sources as they are: no build, no second process, from any folder.
import { register } from 'tsx/esm/api'

register()
await import('./known-warnings.js')
await import('../sim/localhost.js')
const { main } = await import('./cli.ts')
process.exit(await main(process.argv.slice(2)))
