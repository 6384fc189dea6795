/** A page that the browser is on. */
export type Page = { url: URL; status: number; headers: Headers; text: string }

type Cookie = { host: string; name: string; value: string; path: string }

/** A browser without scripts: cookies for each host and path, redirects, and forms by their buttons. */
export function openBrowser({ stopAt }: { stopAt?: string } = {}) {
  const cookies: Cookie[] = []

  function cookieHeader(url: URL): string {
    const fits = ({ host, path }: Cookie) =>
      host === url.host && (url.pathname === path || url.pathname.startsWith(path.replace(/\/?$/, '/')))
    return cookies
      .filter(fits)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }

  function keep(url: URL, headers: Headers) {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ')
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      const path = attributes.find(attribute => /^path=/i.test(attribute))?.slice(5) ?? '/'
      const gone = attributes.some(attribute => /^expires=Thu, 01 Jan 1970/i.test(attribute))
      const at = cookies.findIndex(
        cookie => cookie.host === url.host && cookie.name === name && cookie.path === path,
      )
      if (at !== -1) cookies.splice(at, 1)
      if (!gone) cookies.push({ host: url.host, name, value, path })
    }
  }

  async function request(address: string | URL, init: RequestInit = {}): Promise<Page> {
    let url = new URL(address)
    let next: RequestInit = init
    for (let hops = 0; hops < 20; hops++) {
      const headers = new Headers({ accept: 'text/html', ...(next.headers as Record<string, string>) })
      headers.set('cookie', cookieHeader(url))
      const response = await fetch(url, { ...next, headers, redirect: 'manual' })
      keep(url, response.headers)
      const text = await response.text()
      const location = response.headers.get('location')
      const page = { url, status: response.status, headers: response.headers, text }
      if (location === null) return page
      const target = new URL(location, url)
      if (stopAt !== undefined && target.href.startsWith(stopAt)) return { ...page, url: target }
      url = target
      next = {}
    }
    throw new Error(`more than 20 redirects from ${address}`)
  }

  return {
    cookies,
    open: (address: string | URL) => request(address),
    /** Fills in the form that has this button and presses it. A checkbox is ticked by giving its value. */
    press(page: Page, button: string, values: Record<string, string> = {}): Promise<Page> {
      const form = page.text
        .match(/<form[\s\S]*?<\/form>/g)
        ?.find(markup => markup.includes(`>${button}</button>`))
      if (form === undefined) throw new Error(`no button "${button}" on ${page.url}:\n${page.text}`)
      const fields = new URLSearchParams()
      for (const [input] of form.matchAll(/<input[^>]*>/g)) {
        if (attribute(input, 'type') !== 'checkbox' || / checked/.test(input))
          fields.set(attribute(input, 'name'), attribute(input, 'value'))
      }
      const pressed = form.match(new RegExp(`<button[^>]*>${button}</button>`))?.[0] ?? ''
      if (attribute(pressed, 'name') !== '')
        fields.set(attribute(pressed, 'name'), attribute(pressed, 'value'))
      for (const [name, value] of Object.entries(values)) fields.set(name, value)
      const action = new URL(attribute(form, 'action'), page.url)
      if (attribute(form, 'method') === 'get') return request(`${action.href}?${fields}`)
      return request(action, { method: 'POST', body: fields, headers: { origin: page.url.origin } })
    },
    async whoami(workspaceUrl: string): Promise<{ status: number; body: Record<string, unknown> }> {
      const page = await request(`${workspaceUrl}/api/whoami`)
      return { status: page.status, body: JSON.parse(page.text) }
    },
  }
}

export type Browser = ReturnType<typeof openBrowser>

function attribute(markup: string, name: string): string {
  const value = markup.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? ''
  return value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")
}

/** The alert or heading of a page, without markup. */
export function words(page: Page): string {
  return page.text
    .replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What a browser has to show and to send with a form of Alpacon's: its cookie, and the token of the page. */
export async function formOf(address: string): Promise<{ cookie: string; token: string }> {
  const page = await fetch(address)
  const [cookie = ''] = page.headers.getSetCookie().map(line => line.split(';')[0] ?? '')
  return { cookie, token: /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '' }
}
