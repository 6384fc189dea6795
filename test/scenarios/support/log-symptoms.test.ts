import { describe, expect, test } from 'vitest'
import { symptomIds } from '../../../scenarios/support/symptom-ids.ts'
import { symptoms } from '../../../scenarios/support/symptoms.ts'
import { diagnosed, diagnosedText, idsOf } from './diagnosed.ts'
import { logRows } from './log-rows.ts'
import { losses } from './losses.ts'
import { alpacon, ann, asCsv, event, goodSignIn } from './sample-log.ts'

describe.each(logRows)('$id: $shows', ({ id, events, says, twin: [shows, twin] }) => {
  test('is found and told', () => {
    const { findings } = diagnosed(events)
    const own = findings.filter(({ symptom }) => symptom === id)
    expect(own).toHaveLength(1)
    expect(JSON.stringify(own[0], null, 0).replaceAll('\\"', '"')).toMatch(says)
  })

  test(`is not found in ${shows}`, () => {
    expect(idsOf(diagnosed(twin))).not.toContain(id)
  })

  test('is the same from the CSV', () => {
    const { log, ...fromCsv } = diagnosedText(asCsv(events))
    const { log: other, ...fromJson } = diagnosed(events)
    expect(fromCsv).toEqual(fromJson)
    expect({ ...log, format: 'JSON' }).toEqual(other)
  })
})

describe('why somebody is not assigned', () => {
  test.each(losses)('is told by %s', (_, events, why) => {
    const [finding] = diagnosed(events).findings
    expect(finding?.symptom).toBe('person-not-assigned')
    if (why) expect(finding?.why).toMatch(why)
    else expect(finding?.why ?? '').toBe('')
  })
})

describe('every finding', () => {
  test('has an id of the list, and the list has no other', () => {
    expect(Object.keys(symptoms).sort()).toEqual([...symptomIds].sort())
    for (const id of symptomIds) expect(symptoms[id].id).toBe(id)
  })

  test('names an entry of the guide or none, never one that is not there', () => {
    const entries = logRows.flatMap(({ events }) => diagnosed(events).findings.map(({ guide }) => guide?.id))
    expect(new Set(entries)).toEqual(
      new Set([
        undefined,
        'guide.troubleshooting.no-tile',
        'guide.troubleshooting.continue-with-okta-missing',
        'guide.troubleshooting.wrong-workspace',
      ]),
    )
  })

  test('says what to do', () => {
    for (const { events } of logRows)
      for (const { advice } of diagnosed(events).findings) expect(advice.length).toBeGreaterThan(0)
  })
})

describe('what is not known', () => {
  const strange = [1, 2, 3].map(at =>
    event('app.oauth2.token.grant', {
      at,
      result: 'FAILURE',
      reason: 'moon_in_the_wrong_house',
      on: [alpacon],
    }),
  )

  test('is counted and shown, and nothing is guessed', () => {
    const { verdict, findings, unknown } = diagnosed([...strange, ...goodSignIn(60)])
    expect({ verdict, findings }).toEqual({ verdict: 'not understood', findings: [] })
    expect(unknown).toMatchObject([
      { eventType: 'app.oauth2.token.grant', reason: 'moon_in_the_wrong_house', count: 3 },
    ])
    expect(unknown[0]?.examples.map(({ uuid }) => uuid)).toEqual(strange.map(({ uuid }) => uuid))
  })

  test('is told beside what is known', () => {
    const refused = event('app.oauth2.authorize.code', {
      at: 30,
      result: 'FAILURE',
      reason: 'user_not_assigned',
      by: ann,
      on: [alpacon],
    })
    const { verdict, findings, unknown } = diagnosed([...strange, refused])
    expect({ verdict, found: findings.length, unknown: unknown.length }).toEqual({
      verdict: 'something is wrong',
      found: 1,
      unknown: 1,
    })
  })

  test('is nothing where nothing went wrong', () => {
    expect(diagnosed(goodSignIn(5))).toMatchObject({
      verdict: 'nothing is wrong',
      findings: [],
      unknown: [],
    })
  })
})

test('what went well afterwards is noted, and told after what is still wrong', () => {
  const refused = (at: number, by = ann) =>
    event('app.oauth2.authorize.code', {
      at,
      result: 'FAILURE',
      reason: 'user_not_assigned',
      by,
      on: [alpacon],
    })
  const solved = diagnosed([refused(5), ...goodSignIn(60)])
  expect(solved).toMatchObject({
    verdict: 'everything solved itself',
    findings: [{ solvedAt: '2026-11-26T09:01:01.000Z' }],
  })
  const other = diagnosed([
    refused(5),
    ...goodSignIn(60),
    event('user.account.lock', { at: 99, result: 'FAILURE', by: ann, on: [ann] }),
  ])
  expect(other.findings.map(({ symptom, solvedAt }) => [symptom, solvedAt !== null])).toEqual([
    ['person-locked-out', false],
    ['person-not-assigned', true],
  ])
})
