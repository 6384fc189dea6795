import { createPublicKey } from 'node:crypto'
import { jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { administratorAtSignOn, comeBack } from '../express-configuration/administrator.ts'
import { fakeSp } from '../express-configuration/fake-sp.ts'
import { oktaOfThisFile } from '../okta.ts'

const { okta } = oktaOfThisFile()
const sp = fakeSp()

/** Runs Express Configuration up to the SP's answer. */
async function approved() {
  const { org, app, browser, press } = await administratorAtSignOn(okta(), sp.url)
  const request = await press()
  return { org, app, finish: () => comeBack(browser, request, { code: 'code-1' }) }
}

const assertions = () =>
  sp.calls
    .filter(({ path }) => path === '/oauth/token')
    .map(({ body }) => new URLSearchParams(body).get('client_assertion') ?? '')

async function isOktas(assertion: string): Promise<boolean> {
  const key = createPublicKey(await okta().oin.publicKeyPem())
  return jwtVerify(assertion, key).then(
    () => true,
    () => false,
  )
}

test('call-not-sent: the SP never sees the call, and sees the ones before', async () => {
  const { org, app, finish } = await approved()
  const fault = org.faults.inject('express-configuration/call-not-sent', {
    at: 'POST /api/v2/connections',
  })
  await finish()
  expect(sp.order().map(call => call.split('?')[0])).toEqual(['POST /oauth/token', 'GET /api/v2/connections'])
  expect([fault.delivered, fault.inForce, app.initiateLoginUri]).toEqual([1, false, null])
})

test('answer-lost: the SP has done what it was asked, and Okta goes no further', async () => {
  const { org, app, finish } = await approved()
  const fault = org.faults.inject('express-configuration/answer-lost', { at: 'POST /api/v2/connections' })
  await finish()
  expect(sp.order().at(-1)).toBe('POST /api/v2/connections')
  expect([sp.connections.length, fault.delivered, app.initiateLoginUri]).toEqual([1, 1, null])
})

test("wrong-key: the assertion is not by Okta's key, the next one is", async () => {
  const { org, finish } = await approved()
  const fault = org.faults.inject('express-configuration/wrong-key')
  await finish()
  const second = await administratorAtSignOn(okta(), sp.url)
  await comeBack(second.browser, await second.press(), { code: 'code-2' })
  expect(await Promise.all(assertions().map(isOktas))).toEqual([false, true])
  expect([fault.delivered, fault.inForce]).toEqual([1, false])
})

test('code-sent-twice: the same code is redeemed twice', async () => {
  const { org, finish } = await approved()
  const fault = org.faults.inject('express-configuration/code-sent-twice')
  await finish()
  const codes = sp.calls
    .filter(({ path }) => path === '/oauth/token')
    .map(({ body }) => new URLSearchParams(body).get('code'))
  expect([codes, fault.delivered]).toEqual([['code-1', 'code-1'], 1])
})

test('attempt-forgotten: the answer belongs to no attempt any more, and nothing is asked of the SP', async () => {
  const { org, app, finish } = await approved()
  const fault = org.faults.inject('express-configuration/attempt-forgotten')
  const page = await finish()
  expect([page.status, sp.calls, app.initiateLoginUri]).toEqual([403, [], null])
  expect([fault.delivered, fault.inForce]).toEqual([1, false])
})
