import { test as base, type Page } from '@playwright/test'
import { type Okta, type RunningOrg, type Seed, startOkta } from '../sim/index.ts'

export { expect } from '@playwright/test'

export interface OktaFixtures {
  /** What every org begins with: people, groups and apps. Set it with `test.use({ seed: { … } })`. */
  seed: Seed
  /** An org of this test's own, empty but for the seed; it is gone after the test. */
  org: RunningOrg
  /** Signs somebody in on Okta's page, on which the page has to stand. */
  signInAtOkta: (page: Page, who: { login: string; password: string }) => Promise<void>
}

export interface OktaWorkerFixtures {
  /** Port of the simulated Okta; any free one where it isn't set. With a port of its own there can be one worker only. */
  oktaPort: number
  /** The simulated Okta, one for each worker. */
  okta: Okta
}

/**
 * Playwright Test's `test` with a simulated Okta.
 *
 *     test.use({ seed: { people: […], apps: […] } })
 *     test('signs in', async ({ page, org, signInAtOkta }) => { … })
 */
export const test = base.extend<OktaFixtures, OktaWorkerFixtures>({
  oktaPort: [0, { option: true, scope: 'worker' }],
  okta: [
    async ({ oktaPort }, use) => {
      const okta = await startOkta({ port: oktaPort })
      await use(okta)
      await okta.close()
    },
    { scope: 'worker' },
  ],
  seed: [{}, { option: true }],
  org: async ({ okta, seed }, use, { testId, repeatEachIndex }) => {
    const name = `t-${testId.replaceAll(/[^a-z0-9]/g, '').slice(0, 40)}-${repeatEachIndex}`
    const org = await okta.createOrg({ name, seed })
    await use(org)
    await okta.deleteOrg(name)
  },
  signInAtOkta: async ({ browserName: _ }, use) => {
    await use(async (page, { login, password }) => {
      await page.getByLabel('Username').fill(login)
      await page.getByRole('button', { name: 'Next' }).click()
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Verify' }).click()
    })
  },
})
