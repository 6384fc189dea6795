import { describe, expect, test } from 'vitest'
import { symptomIds } from '../../../scenarios/support/symptom-ids.ts'
import { symptoms } from '../../../scenarios/support/symptoms.ts'
import { diagnosed, diagnosedText, idsOf } from './diagnosed.ts'
import { logRows } from './log-rows.ts'
import { losses } from './losses.ts'
import { ada, alpacon, ann, asCsv, client, event, goodSignIn, notAssigned } from './sample-log.ts'

describe.each(logRows)('$id: $shows', ({ id, also = [], events, says, twin: [shows, twin] }) => {
  test('is found and told', () => {
    const { findings, unknown } = diagnosed(events)
    const own = findings.filter(({ symptom }) => symptom === id)
    expect(unknown).toEqual([])
    expect(findings.map(({ symptom }) => symptom).sort()).toEqual([id, ...also].sort())
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
  const solved = diagnosed([notAssigned(5), ...goodSignIn(60)])
  expect(solved).toMatchObject({
    verdict: 'everything solved itself',
    findings: [{ solvedAt: '2026-11-26T09:01:01.000Z' }],
  })
  const other = diagnosed([
    notAssigned(5),
    ...goodSignIn(60),
    event('user.account.lock', { at: 99, result: 'FAILURE', by: ann, on: [ann] }),
  ])
  expect(other.findings.map(({ symptom, solvedAt }) => [symptom, solvedAt !== null])).toEqual([
    ['person-locked-out', false],
    ['person-not-assigned', true],
  ])
})

describe('what looks like a cause or an end and is none', () => {
  const wrongSecret = event('app.oauth2.token.grant', {
    at: 300,
    result: 'FAILURE',
    reason: 'invalid_client_secret',
    by: client,
  })
  const suspended = event('user.lifecycle.suspend', { at: 1, by: ada, on: [ann] })
  const wrongPassword = (at: number) =>
    event('user.session.start', { at, result: 'FAILURE', reason: 'INVALID_CREDENTIALS', by: ann })

  test('a change of the client after which it still worked did not break it', () => {
    const change = event('app.oauth2.client.lifecycle.update', { at: 60, by: ada, on: [alpacon] })
    const { findings } = diagnosed([change, ...goodSignIn(120), wrongSecret])
    expect(findings).toMatchObject([{ symptom: 'secret-wrong', why: null }])
  })

  test('a suspension that could not be taken back goes on', () => {
    const failed = event('user.lifecycle.unsuspend', { at: 30, result: 'FAILURE', by: ada, on: [ann] })
    expect(idsOf(diagnosed([suspended, failed, wrongPassword(60)]))).toEqual(['person-suspended'])
  })

  test('a suspension that was taken back is over with the next sign-in', () => {
    const taken = event('user.lifecycle.unsuspend', { at: 90, by: ada, on: [ann] })
    expect(diagnosed([suspended, wrongPassword(60), taken, ...goodSignIn(120)]).findings).toMatchObject([
      { symptom: 'person-suspended', solvedAt: '2026-11-26T09:02:00.000Z' },
    ])
  })

  test('a factor that was asked for just before the log ends may still come', () => {
    const challenge = event('policy.evaluate_sign_on', { at: 5, result: 'CHALLENGE', by: ann })
    const later = event('user.session.end', { at: 60, by: ada })
    expect(diagnosed([challenge, later]).verdict).toBe('nothing is wrong')
  })

  test('sign-ins in a row before the profile was changed do not come of the change', () => {
    const change = event('user.account.update_profile', { at: 60, by: ada, on: [ann] })
    const events = [...goodSignIn(1), ...goodSignIn(10), ...goodSignIn(20), change, ...goodSignIn(90)]
    expect(idsOf(diagnosed(events))).toEqual(['service-provider-refused'])
  })
})
