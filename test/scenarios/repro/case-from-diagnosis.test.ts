import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { diagnoseFile } from '../../../scenarios/commands/diagnose.ts'
import { repro } from '../../../scenarios/commands/repro.ts'
import { conduct } from '../../../scenarios/harness/conduct.ts'
import { type OpenPlatform, openPlatform } from '../../../scenarios/harness/platform.ts'
import { caseOf } from '../../../scenarios/repro/case-from-diagnosis.ts'
import { knownCases } from '../../../scenarios/repro/case-library.ts'
import { asNewPerson } from '../../../scenarios/repro/ground.ts'
import { playCase } from '../../../scenarios/repro/play-case.ts'
import { parseCase } from '../../../scenarios/repro/read-case.ts'
import { diagnosedLog } from '../../../scenarios/repro/told-by-log.ts'
import { noting } from '../commands/note.ts'

let platform: OpenPlatform
beforeAll(async () => {
  platform = await openPlatform({})
})
afterAll(() => platform.close())

const known = await knownCases()

/** Plays a case up to its symptom and diagnoses the log that it leaves. */
async function diagnosisOf(name: string) {
  const { case: played } = known.find(one => one.name === name)!
  let diagnosis: Awaited<ReturnType<typeof diagnosedLog>> | undefined
  const act = async (scene: Parameters<typeof playCase>[1]) => {
    await playCase(played, scene, { until: 'symptom' })
    diagnosis = await diagnosedLog(scene.okta)
  }
  const { close } = await conduct({ title: name, level: 'M', act }, platform, {
    agentKind: 'http',
    stageKind: 'http',
    person: { ...asNewPerson(played.people[0]!), isKnown: false },
    chromium: () => Promise.reject(new Error('a case needs no browser')),
  })
  await close()
  await platform.target.setClockAhead?.(0)
  return diagnosis!
}

describe('the log that a case leaves leads back to that case', () => {
  // Two that leave the same log can't be told apart by it.
  const alike: Record<string, string[]> = {
    'no-tile-not-assigned': ['no-tile-not-assigned', 'no-tile-group-not-assigned', 'two-instances'],
    'no-tile-group-not-assigned': ['no-tile-not-assigned', 'no-tile-group-not-assigned', 'two-instances'],
    'two-instances': ['no-tile-not-assigned', 'no-tile-group-not-assigned', 'two-instances'],
  }
  const told = known.filter(one => one.case.symptom !== null).map(({ name }) => name)
  test.each(told)('%s', async name => {
    const made = caseOf(await diagnosisOf(name), known)
    expect(alike[name] ?? [name]).toContain(made?.like)
    expect(parseCase(made!.text, 'case.yaml')).toEqual(known.find(one => one.name === made?.like)?.case)
  })
})

test('a case names nobody of the log, and says what it rests on', async () => {
  const diagnosis = await diagnosisOf('no-tile-removed-from-group')
  const { text } = caseOf(diagnosis, known)!
  const login = diagnosis.findings[0]?.person?.known ?? ''
  expect(login).toContain('@')
  expect(text).not.toContain(login)
  expect(text).toMatch(/^# .*group\.user_membership\.remove {2}SUCCESS {2}\(cause, /m)
})

test('a log in which nothing is wrong makes no case', async () => {
  const diagnosis = { ...(await diagnosisOf('no-tile-not-assigned')), findings: [] }
  expect(caseOf(diagnosis, known)).toBeUndefined()
})

test('diagnose --case writes a file that repro plays; a file that is there is left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'case-'))
  const [log, file] = [join(folder, 'log.json'), join(folder, 'customer.yaml')]
  const events = [
    {
      uuid: '5a3f0000-0000-11f0-0001-000000000001',
      published: '2026-11-02T08:00:00.000Z',
      eventType: 'app.oauth2.authorize.code',
      displayMessage: 'OIDC authorization code request',
      outcome: { result: 'FAILURE', reason: 'user_not_assigned' },
      actor: { id: '00u1', type: 'User', alternateId: 'ann.jones@acme.example', displayName: 'Ann Jones' },
      target: [{ id: '0oa1', type: 'AppInstance', alternateId: 'Alpacon', displayName: 'Alpacon' }],
    },
  ]
  await writeFile(log, JSON.stringify(events))
  const asked = { file: log, case: file, mask: false, json: false }
  const { err, terminal } = noting()
  expect(await diagnoseFile(asked, terminal)).toBe(0)
  expect(err.join('\n')).toContain(`Play it: oin-sim repro ${file}`)

  const options = { headed: false, pause: false, until: 'mended', keep: false, json: false } as const
  expect(await repro({ ...options, case: file }, noting().terminal, new AbortController().signal)).toBe(0)

  const before = await readFile(file, 'utf8')
  await expect(diagnoseFile(asked, terminal)).rejects.toThrow('it is there already')
  expect(await readFile(file, 'utf8')).toBe(before)
})
