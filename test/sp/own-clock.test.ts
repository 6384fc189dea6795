import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningAlpacon } from '../../sp/index.ts'
import { startAlpaconWithOkta } from './alpacon-with-okta.ts'
import { connectedWorkspace } from './connected-workspace.ts'
import type { OktaStandIn } from './okta-stand-in.ts'

let sp: RunningAlpacon
let okta: OktaStandIn
let ahead = 0
let acme: Awaited<ReturnType<typeof connectedWorkspace>>

beforeAll(async () => {
  ;({ sp, okta } = await startAlpaconWithOkta({ now: () => Date.now() + ahead * 1000 }))
  okta.person = { sub: '00ugrace', email: 'grace@example.test', given_name: 'Grace', family_name: 'Hopper' }
  acme = await connectedWorkspace(sp, okta.issuer)
})
afterAll(() => Promise.all([sp.close(), okta.close()]))

test.each([
  { seconds: 0, status: 200 },
  { seconds: 60, status: 200 },
  { seconds: 2 * 60 * 60, status: 400 },
])(
  'Alpacon judges an ID token’s lifetime by its own clock: $seconds s ahead',
  async ({ seconds, status }) => {
    ahead = seconds
    const { browser, page } = await acme.continueWithOkta()
    expect(page.status).toBe(status)
    expect((await browser.whoami(acme.url)).status).toBe(status === 200 ? 200 : 401)
  },
)
