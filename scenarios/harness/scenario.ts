import { type Browser, test as base } from '@playwright/test'
import { createRedactor } from '../../sim/index.ts'
import type { ClauseId } from '../requirements.ts'
import type { AgentKind } from './agent.ts'
import { judge } from './judgement.ts'
import { openPlatform } from './platform.ts'
import { OUTCOME, type Outcome, type Recording, startRecording } from './record.ts'
import { createScene, type Platform, type Scene } from './scene.ts'

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
  level?: 'M' | 'S' | 'P'
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
  const annotation = [
    ...clauses.map(clause => ({ type: 'clause', description: clause as string })),
    { type: 'level', description: level as string },
  ]
  // A file is one scenario, so an option set for the file is the scenario's own.
  test.use({ agentKind: agent })
  test(title, { annotation }, async ({ platform, chromium, agentKind }, testInfo) => {
    // For a target whose pages need a script, and for whoever wants to see everything happen.
    const everywhere = process.env.OIN_SIM_AGENT as AgentKind | undefined
    const kinds = { agentKind: everywhere || agentKind, stageKind: everywhere || 'http' }
    const recording = startRecording()
    let scene: Scene | undefined
    let thrown: unknown
    try {
      scene = await createScene(platform, kinds, chromium)
      await act(scene)
    } catch (error) {
      thrown = error
    }
    const { name, url } = platform.target
    const outcome: Outcome = {
      ...(await conclude(scene, recording, thrown, level)),
      agent: kinds.agentKind,
      target: { name, url },
      ...(kinds.agentKind === 'browser' && { browser: await versionOf(chromium) }),
    }
    await testInfo.attach(OUTCOME, { body: JSON.stringify(outcome), contentType: 'application/json' })
    await scene?.close()
    if (outcome.verdict === 'notRun') test.skip(true, outcome.reason ?? undefined)
    if (outcome.verdict !== 'passed' && outcome.verdict !== 'warning') throw thrown
  })
}

async function versionOf(chromium: () => Promise<Browser>): Promise<string> {
  // Without a browser the scenario has failed already, and says so better.
  return chromium().then(
    browser => `Chromium ${browser.version()}`,
    () => 'none could be started',
  )
}

async function conclude(
  scene: Scene | undefined,
  recording: Recording,
  thrown: unknown,
  level: 'M' | 'S' | 'P',
) {
  const redactor = createRedactor()
  const exchanges = (await scene?.wire.report(redactor, recording.given)) ?? []
  for (const { pictures } of recording.steps) {
    for (const picture of pictures) picture.url = redactor.url(picture.url)
  }
  return { ...judge(thrown, level, redactor.text), steps: recording.steps, exchanges }
}
