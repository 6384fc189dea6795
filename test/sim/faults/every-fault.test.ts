import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FAULTS } from '../../../sim/index.ts'
import { REQUESTS } from './delivery.ts'
import { memberRows, newKeyRows, otherAnswerRows, textRows } from './rows/answers.ts'
import { deliveredElsewhere, responseRows } from './rows/elsewhere.ts'
import { idTokenRows, signatureRows } from './rows/id-token.ts'

const HAPPENINGS = ['held', 'dropped', 'server-error', 'html', 'truncated-json', 'redirect', 'in-step']

test('every fault is delivered by a test, and no row is of a fault that there is none of', () => {
  const delivered = [
    ...[idTokenRows, signatureRows, memberRows, newKeyRows, textRows, otherAnswerRows, responseRows],
    deliveredElsewhere,
  ].flatMap(rows => Object.keys(rows))
  const transported = Object.keys(REQUESTS).flatMap(place => HAPPENINGS.map(what => `${place}/${what}`))
  const all = [...delivered, ...transported, 'id-token/replayed']
  expect(all.sort()).toEqual(Object.keys(FAULTS).sort())
})

test.each(Object.entries(deliveredElsewhere))('%s is delivered in %s', (name, path) => {
  const text = readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
  expect(text).toContain(`inject('${name}'`)
})

test('every fault says in a sentence of its own what it does', () => {
  const sentences = Object.values(FAULTS).map(({ does }) => does)
  expect(new Set(sentences).size).toBe(sentences.length)
  for (const sentence of sentences) expect(sentence).toMatch(/\w+ \w+/)
})
