import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { resultsJsonSchema } from '../../reports/results.ts'

it('the published schema is what the zod type gives now; reports/results-schema.ts writes it anew', () => {
  const file = new URL('../../reports/results.schema.json', import.meta.url)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(resultsJsonSchema())
})
