import { describe, expect, test } from 'vitest'
import { fakeSp } from '../sim/express-configuration/fake-sp.ts'
import { oktaOfThisFile } from '../sim/okta.ts'
import type { Checks } from './check.ts'
import { expressConfiguration } from './express-configuration.ts'
import { managementApi } from './management-api.ts'
import { openidConnect } from './openid-connect.ts'
import { pages } from './pages.ts'
import { rowsOfReadme } from './readme-table.ts'
import { sessions } from './sessions.ts'
import { tokens } from './tokens.ts'

const { okta, newOrg } = oktaOfThisFile()
const sp = fakeSp()

const TOPICS: Record<string, Checks> = {
  pages,
  expressConfiguration,
  managementApi,
  openidConnect,
  tokens,
  sessions,
}
const checks = Object.values(TOPICS).flatMap(Object.entries)

// Orgs with keys of their own cost seconds of a busy machine.
const LIMIT_MS = 60_000

test('every row of the README’s table is checked, once, and every check has its row', () => {
  const checked = checks.map(([row]) => row)
  expect(checked.toSorted()).toEqual(rowsOfReadme().toSorted())
})

describe('the simulator differs from Okta as the README says:', () => {
  test.each(checks)('%s', { timeout: LIMIT_MS }, async (_, check) => check({ okta, newOrg, sp }))
})
