import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { meet } from '../../../sim/faults/meeting.ts'
import { type Okta, type RunningOrg, startOkta } from '../../../sim/index.ts'

let okta: Okta
let org: RunningOrg

beforeAll(async () => {
  okta = await startOkta({ port: 0 })
  org = await okta.createOrg({ name: 'acme' })
})
afterAll(() => okta.close())

test('answers in step wait for each other, and are as ever', async () => {
  const ask = async () => (await fetch(`${org.url}/oauth2/v1/keys`)).text()
  const usual = await ask()
  const fault = org.faults.inject('keys/in-step', { times: 2, with: 2 })
  let isAnswered = false
  const first = ask().finally(() => {
    isAnswered = true
  })
  await fetch(`${org.url}/.well-known/openid-configuration`)
  expect({ isAnswered, delivered: fault.delivered }).toEqual({ isAnswered: false, delivered: 0 })
  expect(await Promise.all([first, ask()])).toEqual([usual, usual])
  expect(fault).toMatchObject({ delivered: 2, inForce: false })
})

test('who waits alone gives up after three seconds', async () => {
  vi.useFakeTimers()
  const place = {}
  const alone = meet(place, 2)
  vi.advanceTimersByTime(3_000)
  expect(await alone).toBe(false)
  const both = Promise.all([meet(place, 2), meet(place, 2)])
  expect(await both).toEqual([true, true])
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

test('two places are two meetings', async () => {
  const [here, there] = [{}, {}]
  const first = meet(here, 2)
  const other = meet(there, 2)
  expect(await Promise.all([first, meet(here, 2)])).toEqual([true, true])
  expect(await Promise.all([other, meet(there, 2)])).toEqual([true, true])
})
