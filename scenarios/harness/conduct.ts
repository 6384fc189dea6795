import type { Browser } from '@playwright/test'
import { createRedactor } from '../../sim/index.ts'
import type { DeclaredScenario } from './declared.ts'
import type { Wire } from './exchanges.ts'
import { judge } from './judgement.ts'
import { type Outcome, type Recording, startRecording } from './record.ts'
import { createScene, type Platform, type Scene, type SceneOptions } from './scene.ts'
import { withNamedValues } from './value-names.ts'

export interface Stage extends SceneOptions {
  /** Chromium, started when it is first asked for. */
  chromium: () => Promise<Browser>
  /** Told of each step, around it. */
  within?: Recording['within']
}

export interface Conducted {
  outcome: Outcome
  /** What the scenario threw; undefined where it ran to its end. */
  thrown: unknown
  /** Ends the scene: agents and their pages. */
  close(): Promise<void>
}

/** Conducts a scenario at Okta and the target, in a scene of its own, and judges how it ended. */
export async function conduct(
  { title, act, level }: Pick<DeclaredScenario, 'title' | 'act' | 'level'>,
  platform: Platform,
  { chromium, within, ...options }: Stage,
): Promise<Conducted> {
  const recording = startRecording(within)
  let scene: Scene | undefined
  let thrown: unknown
  try {
    scene = await createScene(platform, options, chromium, title)
    await act(scene)
  } catch (error) {
    thrown = error
  }
  // What is done from now on is no step of this scenario, and none that whoever conducts it is told of.
  startRecording()
  const { name, url } = platform.target
  const outcome: Outcome = {
    ...(await withoutSecrets({ thrown, level, recording, wire: scene?.wire })),
    agent: options.agentKind,
    target: { name, url },
    ...(options.agentKind === 'browser' && { browser: await versionOf(chromium) }),
  }
  return {
    outcome: withNamedValues(outcome, platform.standardPorts),
    thrown,
    close: async () => scene?.close(),
  }
}

/** How a scenario ended and what was recorded of it, as it may be told: one secret has the same name everywhere. */
export async function withoutSecrets({
  thrown,
  level,
  recording,
  wire,
}: {
  thrown: unknown
  level: DeclaredScenario['level']
  recording: Recording
  wire?: Pick<Wire, 'report'>
}): Promise<Pick<Outcome, 'verdict' | 'reason' | 'expected' | 'received' | 'steps' | 'exchanges'>> {
  const redactor = createRedactor()
  const exchanges = (await wire?.report(redactor, recording.given)) ?? []
  for (const step of recording.steps) {
    step.title = redactor.text(step.title)
    for (const picture of step.pictures) {
      picture.title = redactor.text(picture.title)
      picture.url = redactor.url(picture.url)
    }
  }
  return { ...judge(thrown, level, redactor.text), steps: recording.steps, exchanges }
}

async function versionOf(chromium: () => Promise<Browser>): Promise<string> {
  // Without a browser the scenario has failed already, and says so better.
  return chromium().then(
    browser => `Chromium ${browser.version()}`,
    () => 'none could be started',
  )
}
