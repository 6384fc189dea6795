import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { main } from '../../../scenarios/cli.ts'
import { diagnosisSchema } from '../../../scenarios/support/diagnosis.ts'
import { har, trip } from '../support/sample-har.ts'
import {
  ada,
  alpacon,
  ann,
  asCsv,
  ben,
  engineering,
  event,
  goodSignIn,
  payroll,
} from '../support/sample-log.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oin-sim-'))
})
afterAll(() => rm(folder, { recursive: true }))

const refused = (at: number, by = ann, on = alpacon) =>
  event('app.oauth2.authorize.code', { at, result: 'FAILURE', reason: 'user_not_assigned', by, on: [on] })
const twoPeople = [refused(10), refused(20, ben), refused(30, ben, payroll)]

/** Writes the files and runs the command line on them. */
async function run(log: string, options: string[] = [], screen = { isTTY: false, width: 80, colors: false }) {
  const file = join(folder, 'log')
  await writeFile(file, log)
  const out: string[] = []
  const err: string[] = []
  const terminal = { out: (line: string) => out.push(line), err: (line: string) => err.push(line), screen }
  const code = await main(['diagnose', file, ...options], AbortSignal.abort(), terminal)
  return { code, out, err, text: out.join('\n') }
}

test('who, what, why, the entry of the guide, what to do and the events are told', async () => {
  const { code, text, err } = await run(JSON.stringify([refused(10), refused(20)]))
  expect({ code, err }).toEqual({ code: 0, err: [] })
  for (const told of [
    'System Log (JSON): 2 events from 2026-11-26T09:00:10.000Z to 2026-11-26T09:00:20.000Z.',
    '✗ wrong   Ann Jones is not assigned to Alpacon in Okta',
    'Ann Jones (ann.jones@acme.example)',
    '2 times, 2026-11-26T09:00:10.000Z to 2026-11-26T09:00:20.000Z; not solved in this log',
    'Troubleshooting – No tile: assign the person, or a group of theirs.',
    'Okta administrator: Admin Console > Applications > Applications > Alpacon > Assignments > Assign',
    'app.oauth2.authorize.code  FAILURE user_not_assigned',
    `uuid ${refused(10).uuid}`,
  ])
    expect(text).toContain(told)
})

test('a pattern that the guide does not have is said to have no entry', async () => {
  const { text } = await run(
    JSON.stringify([event('user.account.lock', { at: 1, result: 'FAILURE', on: [ann] })]),
  )
  expect(text).toContain('The guide’s troubleshooting has no entry for this.')
})

test('nothing wrong is said to be nothing', async () => {
  const { code, text } = await run(JSON.stringify(goodSignIn(1)))
  expect(code).toBe(0)
  expect(text).toContain('Nothing went wrong in 4 events.')
})

test('what is not known is counted and shown', async () => {
  const odd = event('system.agent.connector', { at: 1, result: 'FAILURE', reason: 'moonlight' })
  const { text } = await run(JSON.stringify([odd]))
  expect(text).toContain('1 event went wrong in a way that is not known here')
  expect(text).toContain('system.agent.connector (Sample of system.agent.connector)  FAILURE, moonlight')
  expect(text).toContain(`uuid ${odd.uuid}`)
})

test.each([[[]], [['--mask']], [['--app', 'alpacon']]])(
  'with --json %j exactly one document of the schema is printed',
  async options => {
    const { code, out } = await run(asCsv(twoPeople), ['--json', ...options])
    expect({ code, lines: out.length }).toEqual({ code: 0, lines: 1 })
    expect(diagnosisSchema.parse(JSON.parse(out[0]!))).toEqual(JSON.parse(out[0]!))
  },
)

describe('--app and --person', () => {
  const found = async (...options: string[]) => {
    const { out } = await run(JSON.stringify(twoPeople), ['--json', ...options])
    const { findings } = diagnosisSchema.parse(JSON.parse(out[0]!))
    return findings.map(({ person, app }) => `${person?.name} ${app?.name}`)
  }
  test('choose an app, a person, or both', async () => {
    expect(await found()).toHaveLength(3)
    expect(await found('--app', 'ALPACON')).toEqual(['Ann Jones Alpacon', 'Ben Okafor Alpacon'])
    expect(await found('--person', 'Ben.Okafor@acme.example')).toEqual([
      'Ben Okafor Alpacon',
      'Ben Okafor Payroll',
    ])
    expect(await found('--app', payroll.id, '--person', ben.alternateId)).toEqual(['Ben Okafor Payroll'])
  })

  test('that are not in the log end with 4, and the nearest is named', async () => {
    const app = await run(JSON.stringify(twoPeople), ['--app', 'Alpakon'])
    expect(app.code).toBe(4)
    expect(app.err.join()).toContain('The log has nothing of an app "Alpakon". It has Alpacon, Payroll.')
    const person = await run(JSON.stringify(twoPeople), ['--person', 'an.jones@acme.example'])
    expect(person.code).toBe(4)
    expect(person.err.join()).toContain('ann.jones@acme.example')
    const masked = await run(JSON.stringify(twoPeople), ['--person', 'an.jones@acme.example', '--mask'])
    expect(masked.code).toBe(4)
    expect(masked.err.join()).not.toMatch(/jones|okafor/)
  })
})

test('what the browser recorded is told beside the log', async () => {
  const recording = join(folder, 'person.har')
  await writeFile(recording, har(trip({ sends: [], status: 400 })))
  const { text } = await run(JSON.stringify(goodSignIn(0)), ['--har', recording])
  expect(text).toContain('HAR: 3 requests.')
  expect(text).toContain('without the cookie that the service provider had set (desk_state)')
  expect(text).toMatch(/GET https:\/\/auth\.desk\.example\/login\/callback\?code=…&state=… {2}400/)
})

describe('a file that cannot be used ends with 2 and a sentence', () => {
  test.each([
    ['an empty log', '', []],
    ['another text', 'hello', []],
    ['a HAR that is none', '[]', ['--har', '/nowhere/person.har']],
    ['a HAR that is missing', JSON.stringify(goodSignIn(1)), ['--har', '/nowhere/person.har']],
  ])('%s', async (_, log, options) => {
    const { code, out, err } = await run(log, options)
    expect({ code, out }).toEqual({ code: 2, out: [] })
    expect(err.join('\n')).toMatch(/^error: .+\.$/)
    const json = await run(log, [...options, '--json'])
    expect(JSON.parse(json.text)).toEqual({ error: { exitCode: 2, message: expect.any(String) } })
  })
})

test('text of the log cannot steer the terminal', async () => {
  const evil = { ...ann, displayName: 'Ann\u001b[31m\nJones\u0007' }
  const { text } = await run(JSON.stringify([refused(1, evil)]))
  expect(text).toContain('Ann [31m Jones')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that must not be there
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
})

test('on a terminal no line is longer than it is wide, save for what has no spaces', async () => {
  const { out } = await run(JSON.stringify(twoPeople), [], { isTTY: true, width: 90, colors: true })
  const bare = out.map(stripVTControlCharacters)
  expect(bare.filter(line => line.length > 90)).toEqual([])
  expect(out.join()).toContain('\u001b[31m')
})

test('many refusals are told by the first, the last and a number', async () => {
  const { out } = await run(JSON.stringify(Array.from({ length: 200 }, (_, at) => refused(at + 1))))
  expect(out.length).toBeLessThan(40)
  expect(out.join('\n')).toContain('… and 192 more events like these')
})

test('the example of the README is what is printed', async () => {
  const removed = event('group.user_membership.remove', { at: 1, by: ada, on: [ann, engineering] })
  const { text } = await run(asCsv([removed, refused(3000)]))
  expect(await readFile(new URL('../../../README.md', import.meta.url), 'utf8')).toContain(text)
})

test('a sign-in that Okta books on its dashboard concerns every app', async () => {
  const dashboard = { ...payroll, alternateId: 'Okta Dashboard', displayName: 'Okta Dashboard' }
  const wrong = event('user.session.start', {
    at: 1,
    result: 'FAILURE',
    reason: 'INVALID_CREDENTIALS',
    by: ann,
    on: [dashboard],
  })
  const { text } = await run(JSON.stringify([wrong, refused(2, ben)]), ['--app', 'Alpacon'])
  expect(text).toContain('Ann Jones did not get in to Okta')
})
