import { beforeAll, expect, test } from 'vitest'
import { exitCodes } from '../../scenarios/commands/exit-codes.ts'
import { faults, type ListedFault } from '../../scenarios/commands/faults.ts'
import { type ListedScenario, listScenarios } from '../../scenarios/harness/catalogue.ts'
import { FAULTS } from '../../sim/index.ts'

let catalogue: ListedScenario[]
beforeAll(async () => {
  catalogue = await listScenarios()
}, 60_000)

async function called(options: { json: boolean }) {
  const out: string[] = []
  const screen = { isTTY: false, width: 80, colors: false }
  const code = await faults(
    options,
    { out: line => out.push(line), err: () => undefined, screen },
    async () => catalogue,
  )
  return { code, out }
}

test('every fault is listed, with what it does and who uses it', async () => {
  const { code, out } = await called({ json: false })
  expect(code).toBe(exitCodes.held)
  expect(out.filter(line => !line.startsWith(' '))).toHaveLength(Object.keys(FAULTS).length)
  const at = out.findIndex(line => line.startsWith('id-token/iss-altered '))
  expect(out[at]).toContain('the ID token has the issuer of a stranger')
  expect(out[at + 1]).toBe('    used by protocol/id-token/iss-altered')
})

test('as a document they come with the clauses that the scenarios judge by them', async () => {
  const { out } = await called({ json: true })
  const { faults: listed } = JSON.parse(out.join('')) as { faults: ListedFault[] }
  expect(listed.map(({ name }) => name).sort()).toEqual(Object.keys(FAULTS).sort())
  expect(listed.find(({ name }) => name === 'signature/embedded-jku')).toEqual({
    name: 'signature/embedded-jku',
    place: 'token',
    does: expect.stringContaining('jku'),
    takes: false,
    scenarios: ['protocol/signature/embedded-jku'],
    clauses: ['rfc8725.3.8', 'rfc8725.3.10'],
  })
  expect(listed.find(({ name }) => name === 'userinfo/claims')?.takes).toBe(true)
})

test('whatever can be wrong with tokens and answers of one sign-in is used by a scenario', async () => {
  const { out } = await called({ json: true })
  const { faults: listed } = JSON.parse(out.join('')) as { faults: ListedFault[] }
  const unused = listed.filter(({ scenarios }) => scenarios.length === 0).map(({ name }) => name)
  expect(unused.filter(name => /^(id-token|signature|response)\//.test(name))).toEqual([])
})
