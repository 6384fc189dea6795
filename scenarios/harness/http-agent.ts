import { CookieJar } from 'tough-cookie'
import { type Agent, type AgentOptions, answerOf, askWhole } from './agent.ts'
import { type Answered, headerOf } from './ask.ts'
import { type HtmlPage, type PageRequest, readPage } from './html-page.ts'
import { ExpectationFailed } from './verdicts.ts'

const MOST_REDIRECTS = 20

/**
 * An agent without a browser: it keeps cookies, follows redirects and sends forms as one would, thirty times as fast.
 * Cookies obey SameSite; what needs a script or a frame needs a browser.
 */
export function createHttpAgent(
  options: Pick<AgentOptions, 'isOkta' | 'ask' | 'onPageOfTarget' | 'patienceMs'>,
  jar = new CookieJar(undefined, { allowSpecialUseDomain: true, rejectPublicSuffixes: false }),
): Agent {
  const { isOkta, onPageOfTarget, patienceMs } = options
  const history: string[] = []
  // Where it stood, page by page, for the back button, with the pages that a browser may keep.
  const before: { url: string; kept: Kept | undefined }[] = []
  let address = 'about:blank'
  let status = 0
  let kept: Kept | undefined
  let page: HtmlPage = readPage('', 'http://localhost/')
  let isToBeHeld: ((address: string) => boolean) | undefined
  let held: string | undefined
  let refusesCookiesOf: (address: string) => boolean = () => false

  async function go(request: PageRequest, from: string | undefined): Promise<void> {
    let next: PageRequest = request
    // A chain that passed through another site is cross-site from there on, however it began.
    let crossSite = from !== undefined && siteOf(from) !== siteOf(request.url)
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      if (isToBeHeld?.(next.url)) {
        held = next.url
        isToBeHeld = undefined
        return
      }
      const response = await send(next, { from, crossSite })
      const location = headerOf(response.headers, 'location')
      const isRedirect = location !== undefined && response.status >= 300 && response.status <= 399
      const posted = isRedirect ? undefined : page.submitsItself()
      const onward = isRedirect ? location : (posted?.url ?? page.refreshesTo())
      if (onward === undefined) return
      const url = new URL(onward, next.url).href
      crossSite ||= siteOf(next.url) !== siteOf(url)
      const keepsMethod = isRedirect && (response.status === 307 || response.status === 308)
      next = posted ?? (keepsMethod ? { ...next, url } : { method: 'GET', url })
    }
    throw new ExpectationFailed('the redirects came to no end', {
      expected: `a page after at most ${MOST_REDIRECTS} redirects`,
      received: `another redirect, to ${next.url}`,
    })
  }

  async function send(
    { method, url, form }: PageRequest,
    way: { from: string | undefined; crossSite: boolean },
  ) {
    const sameSiteContext = !way.crossSite ? 'strict' : method === 'GET' ? 'lax' : 'none'
    const cookie = await cookiesFor(url, sameSiteContext)
    const headers: Record<string, string> = {
      accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      'accept-language': 'en-US',
      'user-agent': 'Mozilla/5.0 (compatible; oin-sim)',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
      'sec-fetch-site': way.from === undefined ? 'none' : way.crossSite ? 'cross-site' : 'same-site',
      ...(cookie !== '' && { cookie }),
      ...(method === 'POST' && way.from && { origin: new URL(way.from).origin }),
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
    }
    const [startedAt, began] = [new Date(), performance.now()]
    const asked = { method, headers, body: form?.toString() ?? '' }
    const response = await askWhole(options, url, asked).catch(cause => gaveNoAnswer(url, cause))
    const { body } = response
    for (const [name, line] of response.headers) {
      if (name !== 'set-cookie') continue
      await jar.setCookie(line, url, { ignoreError: true, sameSiteContext: undefined })
    }
    show(url, { status: response.status, body })
    kept = isKept(response) ? { status, body } : undefined
    if (!isOkta(url)) {
      onPageOfTarget({
        from: 'Browser',
        to: 'SP',
        startedAt,
        began,
        durationMs: performance.now() - began,
        request: { method, url, headers: Object.entries(headers), body: asked.body },
        response,
      })
    }
    return response
  }

  function show(url: string, { status: itsStatus, body }: Kept): void {
    address = url
    status = itsStatus
    page = readPage(body, url)
    history.push(url, body)
  }

  // Browsers hold *.localhost to be secure and send it Secure cookies over http: the jar is asked as if by https.
  async function cookiesFor(url: string, sameSiteContext: 'strict' | 'lax' | 'none'): Promise<string> {
    if (refusesCookiesOf(url)) return ''
    return jar.getCookieString(url.replace(/^http:/, 'https:'), { sameSiteContext })
  }

  // Whose fault it is that something isn't there: see the browser's agent.
  function missing(what: string): never {
    const received = summary().slice(0, 800)
    if (!isOkta(address) || status >= 400) {
      throw new ExpectationFailed(`${what} is not there`, { expected: what, received })
    }
    throw new Error(`${what} is not there. ${received}`)
  }

  // A page that somebody chose to go to: the one before can be gone back to.
  async function visit(request: PageRequest, from: string | undefined): Promise<void> {
    const left = { url: address, kept }
    await go(request, from)
    if (left.url !== 'about:blank' && left.url !== address) before.push(left)
  }

  function gaveNoAnswer(url: string, cause: unknown): never {
    if (isOkta(url) || !(cause instanceof Error) || cause.name !== 'TimeoutError') throw cause
    throw new ExpectationFailed('the target gave no answer', {
      expected: `a page within ${patienceMs / 1000} s`,
      received: `none at ${url}`,
    })
  }

  const summary = () => `"${page.title()}" at ${address}: ${page.text()}`
  const from = () => (address === 'about:blank' ? undefined : address)

  return {
    kind: 'http',
    open: url => visit({ method: 'GET', url }, undefined),
    reload: () => go({ method: 'GET', url: address }, from()),
    async back() {
      const last = before.pop()
      if (last === undefined) return false
      kept = last.kept
      if (kept) show(last.url, kept)
      else await go({ method: 'GET', url: last.url }, undefined)
      return true
    },
    async press(name) {
      const request = page.press(name)
      if (!request) return missing(`a button or link "${name}"`)
      await visit(request, from())
    },
    async unfold(name) {
      if (!page.unfold(name)) missing(`a menu "${name}"`)
    },
    async fill(label, value) {
      if (!page.enter(label, value)) missing(`a field "${label}"`)
    },
    async tick(label) {
      if (!page.enter(label, true)) missing(`a checkbox "${label}"`)
    },
    async untick(label) {
      if (!page.enter(label, false)) missing(`a checkbox "${label}"`)
    },
    offers: async name => page.offers(name),
    controls: async () => page.controls(),
    // Nothing on the page moves by itself.
    waitUntil: isSo => isSo(),
    async waitFor(name) {
      if (!page.shows(name)) missing(`"${name}"`)
    },
    address: () => address,
    text: async () => summary(),
    status: () => status,
    async holdBack(isMeant) {
      isToBeHeld = isMeant
      held = undefined
    },
    heldBack: async () => held,
    async refuseCookies(isMeant) {
      refusesCookiesOf = isMeant
    },
    history: async () => [...history],
    async ask(url) {
      const cookie = await cookiesFor(url, 'strict')
      const headers = { accept: 'application/json', ...(cookie !== '' && { cookie }) }
      return answerOf(await askWhole(options, url, { headers }))
    },
    newTab: () => createHttpAgent(options, jar),
    copied: async () => createHttpAgent(options, await jar.clone()),
    close: async () => undefined,
  }
}

// What browsers show again at the back button without asking, however old it is (RFC 9111, 5.2.2.5).
interface Kept {
  status: number
  body: string
}

const isKept = ({ headers }: Answered) => !/\bno-store\b/i.test(headerOf(headers, 'cache-control') ?? '')

// A site is the registrable domain; under localhost that is the label before it, as browsers see it.
function siteOf(url: string): string {
  return new URL(url).hostname.split('.').slice(-2).join('.')
}
