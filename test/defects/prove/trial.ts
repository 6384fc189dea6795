import { conduct } from '../../../scenarios/harness/conduct.ts'
import type { DeclaredScenario } from '../../../scenarios/harness/declared.ts'
import { lazyBrowser } from '../../../scenarios/harness/launch-browser.ts'
import type { Outcome } from '../../../scenarios/harness/record.ts'
import type { Platform } from '../../../scenarios/harness/scene.ts'
import { startAlpaconTarget } from '../../../scenarios/targets/alpacon.ts'
import { startOkta } from '../../../sim/index.ts'
import type { Defect, Variant } from '../defect.ts'
import type { Named } from './catalogue.ts'

/** What a scenario came to at an Alpacon that isn't the reference. */
export type Trial = Pick<Outcome, 'verdict' | 'reason'> & { scenario: string }

/** Whether a scenario noticed: a breach, or a warning where it judges a SHOULD. */
export const hasNoticed = ({ verdict }: Pick<Trial, 'verdict'>): boolean =>
  verdict === 'failed' || verdict === 'warning'

/** Simulated Okta, and an Alpacon made of other parts, until `use` is done with them. */
export async function withAlpacon<T>(
  { parts, policies }: Pick<Defect, 'parts'> & Pick<Variant, 'policies'>,
  use: (platform: Platform) => Promise<T>,
): Promise<T> {
  const okta = await startOkta({ port: 0 })
  try {
    const reference = await startAlpaconTarget(okta, { parts: parts() })
    const target = { ...reference, policies: { ...reference.policies, ...policies } }
    try {
      return await use({ okta, target })
    } finally {
      await target.close()
    }
  } finally {
    await okta.close()
  }
}

/** Runs one scenario: over HTTP, and where it can be judged in a browser only, in one. */
export async function tryScenario(scenario: Named<DeclaredScenario>, platform: Platform): Promise<Trial> {
  const overHttp = await tryWith('http', scenario, platform)
  return overHttp.verdict === 'notRun' && scenario.agent === 'browser'
    ? tryWith('browser', scenario, platform)
    : overHttp
}

async function tryWith(agentKind: 'http' | 'browser', scenario: Named<DeclaredScenario>, platform: Platform) {
  const { outcome, close } = await conduct(scenario, platform, {
    agentKind,
    stageKind: 'http',
    chromium: browser.open,
  })
  await close()
  return { scenario: scenario.id, verdict: outcome.verdict, reason: outcome.reason }
}

const browser = lazyBrowser()

/** Ends the browser, where one was needed. */
export const closeBrowser = (): Promise<void> => browser.close()
