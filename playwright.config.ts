import './scenarios/known-warnings.js'
import './sim/localhost.js'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { chromiumArgs } from './scenarios/harness/launch-browser.ts'
import { ending, reportFolder, scenarioAreas, scenariosFolder } from './scenarios/layout.ts'

// Set by `oin-sim run`, which looks for a browser first. `npx playwright test` alone works too where Playwright has its own.
const { OIN_SIM_ARTIFACTS, OIN_SIM_BROWSER, OIN_SIM_HEADED, OIN_SIM_REPORT, OIN_SIM_TRACE, OIN_SIM_WORKERS } =
  process.env

// Playwright would leave each error as it was thrown in a file of its own, secrets included.
process.env.PLAYWRIGHT_NO_COPY_PROMPT = '1'

/** A worker is a Node process and a browser: two cores' worth, so half the cores; two are worth it even on two. */
const workers = Math.min(8, Math.max(2, Math.floor(availableParallelism() / 2)))

export default defineConfig({
  testDir: scenariosFolder,
  testIgnore: [],
  testMatch: `**/scenarios/{${scenarioAreas.join(',')}}/**/*${ending}`,
  // Not in the report's folder where `oin-sim run` names another: what Playwright writes holds secrets.
  outputDir: OIN_SIM_ARTIFACTS || join(resolve(OIN_SIM_REPORT || reportFolder()), 'artifacts'),
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: OIN_SIM_WORKERS ? Number(OIN_SIM_WORKERS) : workers,
  timeout: 60_000,
  globalTimeout: 20 * 60_000,
  expect: { timeout: 10_000 },
  reporter: [[join(scenariosFolder, 'harness', `reporter${ending}`)]],
  use: {
    browserName: 'chromium',
    headless: !OIN_SIM_HEADED,
    trace: OIN_SIM_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: OIN_SIM_BROWSER || undefined,
      args: chromiumArgs,
      // Only this machine's own pages are opened, and neither root nor most containers can use the sandbox.
      chromiumSandbox: false,
    },
  },
})
