import {
  type BrowserContext,
  type CDPSession,
  expect,
  type Locator,
  type Page,
  type Request,
} from '@playwright/test'
import { type Agent, type AgentOptions, answerOf, askWhole } from './agent.ts'
import { readExchange, stretchOf } from './browser-exchange.ts'
import { holdBackFirst, withholdCookies } from './browser-interception.ts'
import { canGoBack, controlsOf, followRefresh, reads, sourceOf, summaryOf } from './browser-page.ts'
import { handOn } from './hand.ts'
import { picture } from './picture.ts'
import { recording } from './record.ts'
import { timeSpent } from './time-spent.ts'
import { ExpectationFailed } from './verdicts.ts'

/** Small pictures: a report holds a hundred of them. */
export const VIEW = { viewport: { width: 960, height: 660 }, deviceScaleFactor: 0.8 }

/** An agent with a real page in Chromium, opened when it first goes somewhere. Its cookies are its own. */
export function createBrowserAgent(options: AgentOptions): Agent {
  const view = { ...VIEW, ignoreHTTPSErrors: options.ignoreHTTPSErrors ?? false }
  let context: Promise<BrowserContext> | undefined
  const openContext = () => {
    context ??= options
      .chromium()
      .then(browser => browser.newContext(view))
      .then(opened => noteTarget(opened, options.isOkta))
    return context
  }
  const copies: BrowserContext[] = []
  async function close() {
    for (const one of [await context, ...copies]) await one?.close()
  }
  return {
    ...createTab(options, openContext, copies),
    close: () => timeSpent.around('browser', close),
  }
}

// Whatever the browser asks of the target, be it a page's picture or script, the target's time passes.
function noteTarget(context: BrowserContext, isOkta: (address: string) => boolean): BrowserContext {
  const note = (request: Request) => {
    const stretch = /^https?:/.test(request.url()) && !isOkta(request.url()) && stretchOf(request)
    if (stretch) timeSpent.note('target', stretch.from, stretch.to)
  }
  context.on('requestfinished', note)
  context.on('requestfailed', note)
  return context
}

function createTab(
  options: AgentOptions,
  openContext: () => Promise<BrowserContext>,
  /** Filled with the browsers that were copied from this one. */
  copies: BrowserContext[],
): Agent {
  const { isOkta, onPageOfTarget, patienceMs } = options
  let opened: Page | undefined
  let status = 0
  let held: string | undefined
  let lookout: CDPSession | undefined
  const history: (string | Promise<string>)[] = []
  const framed: string[] = []

  async function openPage(): Promise<Page> {
    const page = await (await openContext()).newPage()
    page.setDefaultTimeout(patienceMs)
    page.on('response', response => {
      const request = response.request()
      if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return
      status = response.status()
      history.push(response.url())
      if (!isOkta(response.url())) onPageOfTarget(readExchange(response))
    })
    page.on('request', request => {
      if (request.isNavigationRequest() && request.frame() !== page.mainFrame()) framed.push(request.url())
    })
    // A page that was gone before it could be read was shown to nobody.
    page.on('load', () => history.push(sourceOf(page)))
    opened = page
    return page
  }

  const pageToUse = async () => opened ?? (await openPage())

  function thePage(): Page {
    if (!opened) throw new Error('This agent has not opened any page yet: start with open().')
    return opened
  }

  // Whose fault it is that something isn't there: the target's on its own pages, and on an error page that Okta showed
  // because of what the target sent; otherwise this project's, which is a crash and no verdict.
  async function missing(what: string, cause: unknown): Promise<never> {
    const page = thePage()
    const received = (await summaryOf(page)).slice(0, 800)
    if (!isOkta(page.url()) || status >= 400) {
      throw new ExpectationFailed(`${what} is not there`, { expected: what, received })
    }
    throw new Error(`${what} is not there. ${received}`, { cause })
  }

  function photographs(page: Page): void {
    recording().photograph = () => timeSpent.around('browser', () => picture(page))
  }

  async function use(what: string, act: (page: Page) => Promise<unknown>): Promise<void> {
    const page = thePage()
    photographs(page)
    try {
      await act(page)
    } catch (cause) {
      await missing(what, cause)
    }
  }

  const named = (page: Page, name: string): Locator =>
    page
      .getByRole('button', { name, exact: true })
      .or(page.getByRole('link', { name, exact: true }))
      .first()

  return timeSpent.watched<Agent>('browser', {
    kind: 'browser',
    async open(address) {
      const page = await pageToUse()
      photographs(page)
      await page.goto(address)
      await followRefresh(page)
    },
    async reload() {
      await thePage().reload()
    },
    async back() {
      const page = thePage()
      photographs(page)
      // A browser doesn't send a form once more unasked: it shows a page of its own instead.
      const isOwnPage = (error: unknown) => String(error).includes('ERR_CACHE_MISS')
      if (!(await canGoBack(page))) return false
      await page.goBack().catch(error => {
        if (!isOwnPage(error)) throw error
      })
      return true
    },
    press: name =>
      use(`a button or link "${name}"`, async page => {
        if (!(await handOn(page, patienceMs).press(name))) await named(page, name).click()
        await page.waitForLoadState('load')
        await followRefresh(page)
      }),
    unfold: name =>
      use(`a menu "${name}"`, async page => {
        if (await handOn(page, patienceMs).unfold(name)) return
        await page.locator('summary').filter({ hasText: name }).first().click()
      }),
    fill: (label, value) =>
      use(`a field "${label}"`, async page => {
        if (!(await handOn(page, patienceMs).write(label, value)))
          await page.getByLabel(label, { exact: true }).fill(value)
      }),
    tick: label => use(`a checkbox "${label}"`, page => page.getByLabel(label, { exact: true }).check()),
    untick: label => use(`a checkbox "${label}"`, page => page.getByLabel(label, { exact: true }).uncheck()),
    offers: async name =>
      (await handOn(thePage(), patienceMs).sees(name)) ?? (await named(thePage(), name).isVisible()),
    controls: () => controlsOf(thePage()),
    waitUntil: isSo => becomes(thePage(), isSo, patienceMs),
    waitFor: name =>
      use(`"${name}"`, async page => {
        if (await reads(page, name)) return
        await named(page, name).or(page.getByText(name).first()).first().waitFor({ state: 'visible' })
      }),
    address: () => opened?.url() ?? 'about:blank',
    text: () => summaryOf(thePage()),
    status: () => status,
    async holdBack(isMeant) {
      const page = await pageToUse()
      held = undefined
      await lookout?.detach()
      lookout = await holdBackFirst(page, isMeant, address => {
        held = address
        lookout = undefined
      })
    },
    async heldBack() {
      // The page that is shown in its place would otherwise come over whatever is opened next.
      if (held !== undefined) await thePage().waitForURL(held)
      return held
    },
    refuseCookies: async isMeant => withholdCookies(await pageToUse(), isMeant),
    async frame() {
      const page = thePage()
      await page.waitForLoadState('load')
      const shown = page
        .frames()
        .find(frame => frame !== page.mainFrame())
        ?.url()
      return { asked: [...framed], shows: shown?.startsWith('http') ? shown : undefined }
    },
    history: () => Promise.all(history),
    async ask(address) {
      const cookies = (await thePage().context().cookies(address)).map(
        ({ name, value }) => `${name}=${value}`,
      )
      const headers = {
        accept: 'application/json',
        ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
      }
      return answerOf(await askWhole(options, address, { headers }))
    },
    newTab: () => createTab(options, openContext, copies),
    async copied() {
      const storageState = await (await openContext()).storageState()
      const copy = await (await options.chromium()).newContext({
        ...VIEW,
        ignoreHTTPSErrors: options.ignoreHTTPSErrors ?? false,
        storageState,
      })
      copies.push(noteTarget(copy, isOkta))
      const tab = createTab(options, async () => copy, copies)
      await tab.open('about:blank')
      return tab
    },
    // Tabs end with the browser that they are in.
    close: async () => undefined,
  })
}

async function becomes(page: Page, isSo: () => Promise<boolean>, patienceMs: number): Promise<boolean> {
  await page.waitForLoadState('load')
  return expect
    .poll(isSo, { timeout: patienceMs, intervals: [50] })
    .toBe(true)
    .then(
      () => true,
      () => false,
    )
}
