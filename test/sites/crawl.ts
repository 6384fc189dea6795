import { parse } from 'node-html-parser'
import type { CookieJar } from 'tough-cookie'

/** A form of a page, as it would be sent untouched. */
export interface Form {
  method: 'get' | 'post'
  /** Address that it goes to. */
  action: string
  /** One value a name: what is chosen first, where there is a choice. */
  fields: Record<string, string>
  /** Buttons with names, one of which is sent too. */
  buttons: [name: string, value: string][]
}

export interface CrawledPage {
  url: string
  status: number
  headers: Headers
  text: string
  forms: Form[]
}

/** An address without what differs from one thing to the next of its kind: ids, and values of the query. */
export function kindOf(address: string): string {
  const { origin, pathname, searchParams } = new URL(address)
  const path = pathname
    .replace(/\/(?=[^/]*\d)[\w-]{10,}(?=\/|$)/g, '/:id')
    .replace(/\/\d+(?=\/|$|\.)/g, '/:number')
  return `${origin}${path}?${[...new Set(searchParams.keys())].sort()}`
}

/**
 * Opens every page that links and redirects lead to with the cookies of this jar, one of each kind, and answers all of
 * them, in the order in which they were found. Nothing is pressed.
 */
export async function crawl(
  starts: readonly string[],
  { jar, isInside }: { jar: CookieJar; isInside: (address: string) => boolean },
): Promise<CrawledPage[]> {
  const pages: CrawledPage[] = []
  const seen = new Set<string>()
  const toOpen = [...starts]
  for (let next = toOpen.shift(); next !== undefined; next = toOpen.shift()) {
    if (seen.has(kindOf(next)) || !isInside(next)) continue
    seen.add(kindOf(next))
    const page = await open(next, jar)
    if (page === undefined) continue
    pages.push(page)
    const location = page.headers.get('location')
    toOpen.push(
      ...[...linksOf(page), ...(location === null ? [] : [location])].map(to => new URL(to, page.url).href),
    )
  }
  return pages
}

async function open(url: string, jar: CookieJar): Promise<CrawledPage | undefined> {
  const cookie = await jar.getCookieString(url.replace(/^http:/, 'https:'))
  const headers = { accept: 'text/html,*/*;q=0.8', ...(cookie !== '' && { cookie }) }
  const stop = new AbortController()
  const response = await fetch(url, { headers, redirect: 'manual', signal: stop.signal })
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    stop.abort()
    return undefined
  }
  for (const line of response.headers.getSetCookie()) await jar.setCookie(line, url, { ignoreError: true })
  const text = await response.text()
  const { status } = response
  return { url, status, headers: response.headers, text, forms: formsOf(text, url) }
}

const isHtml = ({ headers }: CrawledPage) => headers.get('content-type')?.startsWith('text/html') ?? false

function linksOf(page: CrawledPage): string[] {
  if (!isHtml(page)) return []
  const links = parse(page.text).querySelectorAll('a[href], link[href], script[src]')
  return links
    .map(link => decoded(link.getAttribute('href') ?? link.getAttribute('src') ?? ''))
    .filter(to => URL.canParse(to, page.url) && /^https?:$/.test(new URL(to, page.url).protocol))
}

/** The forms of a page's markup. */
function formsOf(text: string, url: string): Form[] {
  return parse(text)
    .querySelectorAll('form')
    .map(form => {
      const valued = (selector: string) =>
        form
          .querySelectorAll(selector)
          .map((field): [string, string] => [
            field.getAttribute('name') ?? '',
            decoded(
              field.getAttribute('value') ?? field.querySelector('option')?.getAttribute('value') ?? '',
            ),
          ])
      return {
        method: form.getAttribute('method')?.toLowerCase() === 'post' ? 'post' : 'get',
        action: new URL(decoded(form.getAttribute('action') ?? url), url).href,
        // The first of a name is taken: later entries of an object win.
        fields: Object.fromEntries(valued('input[name], select[name], textarea[name]').reverse()),
        buttons: valued('button[name]'),
      }
    })
}

const decoded = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")
