import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * What axe finds wrong with a page: the rule and the places, as markup. By all rules, or by those named.
 *
 * AxeBuilder would load axe anew for every look, and gather what it saw in one more page with one more axe, which is
 * for frames of other origins. Here it is loaded once a page and judges in it, and doesn't describe what is right either,
 * which takes a quarter of the time. Throws for a page with a frame, which would not be looked into.
 */
export async function violationsOf(page: Page, rules?: string[]): Promise<string[]> {
  if (page.frames().length > 1) throw new Error(`${page.url()} has a frame, and axe would not look into it.`)
  const isLoaded = await page.evaluate(() => 'axe' in window)
  const axe = new AxeBuilder({ page, ...(isLoaded && { axeSource: 'void 0' }) })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], selectors: false })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}
