// Writes the published schema anew after a change to results.ts:
// `npx tsx reports/results-schema.ts && npx biome format --write reports/results.schema.json`
import { writeFileSync } from 'node:fs'
import { resultsJsonSchema } from './results.ts'

const file = new URL('./results.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(resultsJsonSchema(), null, 2)}\n`)
