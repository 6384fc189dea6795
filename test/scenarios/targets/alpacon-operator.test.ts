import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedData } from '../../../scenarios/commands/seed-data.ts'
import { createAsk } from '../../../scenarios/harness/ask.ts'
import {
  createWorkspace,
  deleteWorkspace,
  listWorkspaces,
} from '../../../scenarios/targets/alpacon-operator.ts'
import { type RunningAlpacon, startAlpacon } from '../../../sp/index.ts'
import { oin } from '../../sp/express-configuration-client.ts'

let alpacon: RunningAlpacon
beforeAll(async () => {
  alpacon = await startAlpacon({ port: 0, oin })
})
afterAll(() => alpacon.close())

const operator = (token = alpacon.operatorToken) => ({ url: alpacon.url, token, ask: createAsk() })
test('makes, lists and deletes workspaces, and tells Alpacon’s reason where it refuses', async () => {
  const [acme] = seedData.workspaces
  expect(await createWorkspace(operator(), acme)).toMatchObject({ name: 'acme' })
  expect(await listWorkspaces(operator())).toMatchObject([{ name: 'acme' }])
  await expect(createWorkspace(operator(), acme)).rejects.toThrow(
    `Alpacon's operator API answered 409 at ${alpacon.url}/api/operator/workspaces: A workspace named acme`,
  )
  await expect(listWorkspaces(operator('another'))).rejects.toThrow(/answered 401 at .*: \w+/)
  await deleteWorkspace(operator(), 'acme')
  expect(await listWorkspaces(operator())).toEqual([])
  await expect(deleteWorkspace(operator(), 'acme')).rejects.toThrow(/answered 404 at .*\/acme: \w+/)
})
