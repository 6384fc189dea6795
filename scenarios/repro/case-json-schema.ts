// Writes the published schema anew after a change to case.ts:
// `npx tsx scenarios/repro/case-json-schema.ts && npx biome format --write scenarios/cases/case.schema.json`
import { writeFileSync } from 'node:fs'
import { caseJsonSchema } from './case.ts'

const file = new URL('../cases/case.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(caseJsonSchema(), null, 2)}\n`)
