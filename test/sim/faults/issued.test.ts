import { expect, test } from 'vitest'
import { codeFor, exchange, userinfo } from '../oidc/relying-party.ts'
import { oktaOfThisFile } from '../okta.ts'

const { okta, newOrg } = oktaOfThisFile()

/** The faults that the exchanges of an org are noted with. */
const noted = (name: string) =>
  okta()
    .exchanges.list()
    .filter(({ org }) => org === name)
    .flatMap(({ faults }) => faults ?? [])

async function assignedAnn() {
  const made = await newOrg()
  made.org.model.assignments.assignUser(made.app, made.ann)
  return made
}

test('response/long-code: the code has 1,500 characters, and is good', async () => {
  const { org, app, ann } = await assignedAnn()
  const fault = org.faults.inject('response/long-code')
  const { begun, code } = await codeFor(org, app, ann)
  expect([code.length, fault.delivered, fault.inForce]).toEqual([1500, 1, false])
  expect(noted(org.name)).toEqual(['response/long-code'])
  expect((await exchange(org, app, { code, code_verifier: begun.verifier })).status).toBe(200)
  expect((await codeFor(org, app, ann)).code.length).toBeLessThan(100)
})

test('token/opaque-access-token: the access token is a text that says nothing, and is good', async () => {
  const { org, app, ann } = await assignedAnn()
  const fault = org.faults.inject('token/opaque-access-token')
  const tokenOf = async () => {
    const { begun, code } = await codeFor(org, app, ann)
    return (await exchange(org, app, { code, code_verifier: begun.verifier })).body.access_token!
  }
  const [opaque, usual] = [await tokenOf(), await tokenOf()]
  expect(opaque).toMatch(/^[\w-]{46}$/)
  expect(usual.split('.')).toHaveLength(3)
  expect([fault.delivered, fault.inForce]).toEqual([1, false])
  expect(noted(org.name)).toEqual(['token/opaque-access-token'])
  for (const token of [opaque, usual]) {
    expect(await userinfo(org, token)).toMatchObject({ status: 200, body: { sub: ann.id } })
  }
})
