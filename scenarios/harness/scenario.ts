import { type Browser, test as base } from '@playwright/test'
import type { ClauseId } from '../requirements.ts'
import type { AgentKind } from './agent.ts'
import { conduct } from './conduct.ts'
import { type DeclaredScenario, type Level, scenarioTaker } from './declared.ts'
import { shortenPlacesOfCalls } from './places-of-calls.ts'
import { openPlatform } from './platform.ts'
import { OUTCOME } from './record.ts'
import type { Platform, Scene } from './scene.ts'
import { SPENT, timeSpent } from './time-spent.ts'

interface Options {
  /** The agent that the scenario asked for. */
  agentKind: AgentKind
}

interface WorkerFixtures {
  platform: Platform
  /** Chromium, started when it is first asked for: most scenarios never do. */
  chromium: () => Promise<Browser>
}

const test = base.extend<Options, WorkerFixtures>({
  agentKind: ['http', { option: true }],
  platform: [
    async ({ browserName: _ }, use) => {
      shortenPlacesOfCalls()
      const platform = await openPlatform()
      await use(platform)
      await platform.close()
    },
    { scope: 'worker' },
  ],
  chromium: [
    async ({ playwright, launchOptions, headless }, use) => {
      let started: Promise<Browser> | undefined
      await use(() => {
        started ??= playwright.chromium.launch({ ...launchOptions, headless })
        return started
      })
      await (await started)?.close()
    },
    { scope: 'worker' },
  ],
})

export interface ScenarioOptions {
  /** The clauses it judges. */
  clauses: ClauseId[]
  /** M: a breach fails the run. S: a breach is a warning. P: judged against what the target declares. */
  level?: Level
  /** In the strict profile a breach of it fails the run, whatever the level. */
  strict?: boolean
  /** Where the scenario needs a page, `browser`; `http` is thirty times as fast, and the default. */
  agent?: AgentKind
}

/**
 * Declares a scenario. `title` says what it shows, as a fact. It passes where nothing is thrown; ExpectationFailed,
 * Inconclusive and NotRun are verdicts, anything else is an error of this project or a crash.
 */
export function scenario(
  title: string,
  { clauses, level: declared = 'M', strict = false, agent = 'http' }: ScenarioOptions,
  act: (scene: Scene) => Promise<void>,
): void {
  const level = strict && process.env.OIN_SIM_PROFILE === 'strict' ? 'M' : declared
  const take = scenarioTaker() ?? declareToPlaywright
  take({ title, clauses, level, agent, act })
}

function declareToPlaywright({ title, clauses, level, agent, act }: DeclaredScenario): void {
  const annotation = [
    ...clauses.map(clause => ({ type: 'clause', description: clause })),
    { type: 'level', description: level as string },
  ]
  // A file is one scenario, so an option set for the file is the scenario's own.
  test.use({ agentKind: agent })
  test(title, { annotation }, async ({ platform, chromium, agentKind }, testInfo) => {
    const { file, line, column } = testInfo
    // For a target whose pages need a script, and for whoever wants to see everything happen.
    const everywhere = process.env.OIN_SIM_AGENT as AgentKind | undefined
    const { outcome, thrown, close } = await conduct({ title, act, level }, platform, {
      agentKind: everywhere || agentKind,
      stageKind: everywhere || 'http',
      chromium,
      // Said here, since Playwright would else find each step's place by a stack trace through its source maps.
      within: (sentence, step) => test.step(sentence, step, { location: { file, line, column } }),
    })
    await testInfo.attach(OUTCOME, { body: JSON.stringify(outcome), contentType: 'application/json' })
    await close()
    await testInfo.attach(SPENT, {
      body: JSON.stringify(timeSpent.settle()),
      contentType: 'application/json',
    })
    if (outcome.verdict === 'notRun') test.skip(true, outcome.reason ?? undefined)
    if (outcome.verdict !== 'passed' && outcome.verdict !== 'warning') throw thrown
  })
}
