import type { Browser } from '@playwright/test'
import { VIEW } from '../../scenarios/harness/browser-agent.ts'
import { lazyBrowser } from '../../scenarios/harness/launch-browser.ts'
import { openPlatform } from '../../scenarios/harness/platform.ts'
import { createScene, type Scene } from '../../scenarios/harness/scene.ts'
import { inTurns, type Measured } from './measure.ts'

/** A sign-in takes a third of a second: so many a round, or a round says little. */
const SIGN_INS_A_ROUND = 3

/**
 * A person signs in to Alpacon through Okta in headless Chromium, each time with a browser of their own: as scenarios
 * have it done, and by the same clicks with Playwright alone; in milliseconds.
 */
export async function browserSignIns(rounds: number): Promise<Measured[]> {
  const platform = await openPlatform()
  const chromium = lazyBrowser()
  try {
    const kinds = { agentKind: 'browser', stageKind: 'http' } as const
    const scene = await createScene(platform, kinds, chromium.open, 'the bench')
    await scene.connect()
    await scene.assign(scene.person)
    const ways = { agent: () => asScenarios(scene), bare: async () => bare(await chromium.open(), scene) }
    const { agent, bare: theirs } = await inTurns(rounds * SIGN_INS_A_ROUND, ['agent', 'bare'], async way => {
      const began = performance.now()
      const endedAt = await ways[way]()
      const took = performance.now() - began
      if (!endedAt.startsWith(scene.workspace.url)) throw new Error(`The sign-in ended at ${endedAt}.`)
      return took
    })
    await scene.close()
    return [
      {
        id: 'browser',
        what: 'sign-in in a new browser, to Alpacon through Okta',
        unit: 'ms',
        aim: { atMost: 1.15 },
        reference: 'Playwright alone',
        ours: agent,
        theirs,
      },
    ]
  } finally {
    await chromium.close()
    await platform.close()
  }
}

async function asScenarios({ person, workspace }: Scene): Promise<string> {
  const { agent, signsInAtTarget } = person.inAnotherBrowser()
  await signsInAtTarget(workspace)
  const address = agent.address()
  await agent.close()
  return address
}

async function bare(browser: Browser, { person, workspace, target }: Scene): Promise<string> {
  const context = await browser.newContext(VIEW)
  const page = await context.newPage()
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await page.goto(target.url)
  await page.getByLabel('Workspace', { exact: true }).fill(workspace.name)
  await press('Continue')
  await press('Continue with Okta')
  await page.getByLabel('Username', { exact: true }).fill(person.email)
  await press('Next')
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await press('Verify')
  await page.waitForURL(`${workspace.url}/**`)
  const address = page.url()
  await context.close()
  return address
}
