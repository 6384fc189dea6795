import { describe, expect, test } from 'vitest'
import { diagnosisText } from '../../../scenarios/support/diagnosis-text.ts'
import { diagnosed, idsOf } from './diagnosed.ts'
import { logRows } from './log-rows.ts'
import { losses } from './losses.ts'
import { CALLBACK, entry, har, ORG, trip } from './sample-har.ts'
import { alpacon, ann, ben, event, goodSignIn, notAssigned } from './sample-log.ts'

const screen = { isTTY: false, width: 80, colors: false }
const PRIVATE =
  /\bann\b|jones|\bben\b|okafor|\bada\b|lindqvist|acme|engineering|203\.0\.113|00u1|00g1|0oa1|102sample|desk\.example|ghent/i
const logs = [...logRows.map(({ events }) => events), ...losses.map(([, events]) => events)]

describe('behind the mask', () => {
  test.each(logs.map((events, at) => [at, events] as const))(
    'the log of row %i tells the same of nobody that is known',
    (_, events) => {
      const open = diagnosed(events)
      const masked = diagnosed(events, { mask: true })
      expect(idsOf(masked)).toEqual(idsOf(open))
      expect(masked.findings.map(({ times, solvedAt }) => [times, solvedAt])).toEqual(
        open.findings.map(({ times, solvedAt }) => [times, solvedAt]),
      )
      expect(JSON.stringify(open)).toMatch(PRIVATE)
      expect(JSON.stringify(masked)).not.toMatch(PRIVATE)
      expect(diagnosisText(masked, screen).join('\n')).not.toMatch(PRIVATE)
    },
  )

  test('a person is one pseudonym wherever they are named', () => {
    const { findings } = diagnosed([notAssigned(1), notAssigned(2, ben), notAssigned(3)], { mask: true })
    expect(findings.map(({ person, times }) => [person?.name, times.count])).toEqual([
      ['person-1', 2],
      ['person-2', 1],
    ])
  })

  test('free text gives nobody away', () => {
    const reason = `Jones (ANN.JONES@acme.example, ${ann.id}, 2001:db8::7, other@acme.example) may not`
    const { unknown } = diagnosed(
      [event('app.oauth2.token.grant', { at: 1, result: 'FAILURE', reason, by: ann, on: [alpacon] })],
      { mask: true },
    )
    expect(unknown[0]?.reason).toBe('person-1 (person-1, id-1, ip-1, person-2) may not')
  })

  test('addresses of the recording give nobody away, and what they tell stays', () => {
    const entries = [
      entry('https://blue.eu.desk.example/users/ann.jones@acme.example', { at: 0, page: '<h1>Blue</h1>' }),
      entry(
        `https://auth.desk.example/initiate?organization=org_red&login_hint=${ann.alternateId}&iss=${ORG}`,
        {
          at: 1,
          status: 302,
        },
      ),
      ...trip({ at: 2 }),
      entry(`${CALLBACK}?code=c1&state=s1`, { at: 60, status: 400, sends: ['sid'] }),
    ]
    const masked = diagnosed(goodSignIn(2), { har: har(entries), mask: true })
    const told = `${JSON.stringify(masked)}${diagnosisText(masked, screen).join('\n')}`
    expect(told).not.toMatch(PRIVATE)
    expect(told).not.toMatch(/blue|\bred\b|org_red/)
    expect(idsOf(masked).sort()).toEqual(['cookie-lost', 'wrong-workspace'])
    expect(told).toContain('org-1.okta.com')
  })

  test('who was asked for is not told either', () => {
    const masked = diagnosed(goodSignIn(2), { mask: true, person: 'ANN.JONES@acme.example' })
    expect(masked.restrictedTo.person).toBe('person-1')
    expect(JSON.stringify(masked)).not.toMatch(PRIVATE)
  })

  test('two logins of one person stay two', () => {
    const { events } = logRows.find(({ id }) => id === 'email-changed')!
    const [finding] = diagnosed(events, { mask: true }).findings
    expect(finding?.why).toMatch(/the logins person-(\d) and person-\1-login-2/)
  })
})
