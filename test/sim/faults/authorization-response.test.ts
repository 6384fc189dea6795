import { expect, test } from 'vitest'
import type { FaultName } from '../../../sim/index.ts'
import { FAULTS } from '../../../sim/index.ts'
import { codeFor } from '../oidc/relying-party.ts'
import { oktaOfThisFile } from '../okta.ts'
import { watch } from './delivery.ts'
import { type ResponseRow, responseRows } from './rows/elsewhere.ts'

const { okta, newOrg } = oktaOfThisFile()

async function assignedAnn() {
  const made = await newOrg()
  made.org.model.assignments.assignUser(made.app, made.ann)
  return { ...made, okta: okta() }
}

const rows = Object.entries<ResponseRow>(responseRows) as [FaultName, ResponseRow][]

test.each(rows)('%s: these parameters differ, and nothing else', async (name, row) => {
  const site = await assignedAnn()
  const originalOf = watch(name)
  const fault = site.org.faults.inject(name, row.with ? { with: row.with } : {})
  const { begun, callback } = await codeFor(site.org, site.app, site.ann)
  const original = originalOf() as unknown as Record<string, string>
  expect(original).toEqual({ code: expect.any(String), state: begun.state })
  expect(Object.fromEntries(callback.searchParams)).toEqual(row.parameters(original, site))
  expect(`${callback.origin}${callback.pathname}`).toBe(begun.url.searchParams.get('redirect_uri'))
  expect([fault.delivered, fault.inForce]).toEqual([1, false])
  const noted = site.okta.exchanges.list().filter(({ org, faults }) => org === site.org.name && faults)
  expect(noted.map(({ faults }) => faults)).toEqual([[name]])
})

test('an answer that refuses has no code to alter: the fault stays in force, and nothing is counted', async () => {
  const { org, app, ben } = await assignedAnn()
  const fault = org.faults.inject('response/code-missing')
  const { callback } = await codeFor(org, app, ben)
  expect(callback.searchParams.get('error')).toBe('access_denied')
  expect([fault.delivered, fault.inForce]).toEqual([0, true])
})

test('in every place a fault alters something of the authorization response', () => {
  const places = Object.entries(FAULTS).filter(([, { place }]) => place === 'authorize')
  expect(places.map(([name]) => name).sort()).toEqual(
    [...Object.keys(responseRows), 'response/long-code'].sort(),
  )
})
