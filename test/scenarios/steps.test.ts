import { beforeEach, expect, test } from 'vitest'
import { type Recording, startRecording } from '../../scenarios/harness/record.ts'
import { given, step, twin } from '../../scenarios/harness/steps.ts'
import { ExpectationFailed, Inconclusive, NotRun } from '../../scenarios/harness/verdicts.ts'

const breach = new ExpectationFailed('the tile is not there', { expected: 'a tile', received: 'no tile' })
const fails = (error: unknown) => () => Promise.reject(error)
let recording: Recording

beforeEach(() => {
  recording = startRecording()
})

test('a step that does what it says has passed, and hands on what it found', async () => {
  expect(await step('the tile is there', async () => 'a tile')).toBe('a tile')
  expect(recording.steps).toMatchObject([{ title: 'the tile is there', kind: 'step', status: 'passed' }])
})

test('a step that fails is the last one, and fails as it did', async () => {
  await expect(step('the tile is there', fails(breach))).rejects.toBe(breach)
  expect(recording.steps).toMatchObject([{ title: 'the tile is there', status: 'failed' }])
})

test('a happy twin that succeeds is a step like others', async () => {
  expect(await twin('without the fault they get in', async () => 'in')).toBe('in')
  expect(recording.steps).toMatchObject([{ kind: 'twin', status: 'passed' }])
})

test('a happy twin that is refused makes the scenario inconclusive, and says what was seen', async () => {
  const error = await twin('without the fault they get in', fails(breach)).catch((one: unknown) => one)
  expect(error).toBeInstanceOf(Inconclusive)
  expect(error).toMatchObject({
    message: 'The happy twin failed: the tile is not there (expected a tile, received no tile)',
    cause: breach,
  })
  expect(recording.steps).toMatchObject([{ kind: 'twin', status: 'failed' }])
})

test.each([new Error('a crash'), new NotRun('no way'), new Inconclusive('never delivered')])(
  'a happy twin that ends in %s ends as it did',
  async error => {
    await expect(twin('without the fault they get in', fails(error))).rejects.toBe(error)
  },
)

test('what was given is a step; where the target fails in it nothing can be said', async () => {
  await expect(given('the app is there', fails(breach))).rejects.toBeInstanceOf(Inconclusive)
  expect(recording.given).toBeUndefined()
  await given('the app is there', async () => undefined)
  expect(recording.steps.map(({ title, kind, status }) => [title, kind, status])).toEqual([
    ['given: the app is there', 'given', 'failed'],
    ['given: the app is there', 'given', 'passed'],
  ])
  expect(recording.given).toBeInstanceOf(Date)
})

test('a step ends with a picture of what was seen last, also where it failed', async () => {
  const picture = { src: 'data:image/jpeg;base64,x', width: 1, height: 1, url: 'http://desk.example/' }
  const look = () => {
    recording.photograph = async () => picture
  }
  await step('looks', async () => look())
  await step('looks again, in vain', async () => {
    look()
    throw breach
  }).catch(() => undefined)
  expect(recording.steps.map(({ pictures }) => pictures.map(({ title }) => title))).toEqual([
    ['looks'],
    ['looks again, in vain'],
  ])
})

test('a picture that cannot be taken does not hide how the step ended', async () => {
  const noPicture = async () => {
    throw new Error('the page is gone')
  }
  await expect(
    step('looks', async () => {
      recording.photograph = noPicture
      throw breach
    }),
  ).rejects.toBe(breach)
  recording.photograph = noPicture
  expect(await step('looks', async () => 'seen')).toBe('seen')
  expect(recording.steps.flatMap(({ pictures }) => pictures)).toEqual([])
})
