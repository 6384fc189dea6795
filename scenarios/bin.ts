#!/usr/bin/env node
import './known-warnings.js'
import '../sim/localhost.js'

// Later: the resolver has to be another one before anything looks a name up.
const { main } = await import('./cli.ts')
process.exit(await main(process.argv.slice(2)))
