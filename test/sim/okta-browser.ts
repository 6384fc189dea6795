import { accessibleName, readPage } from './pages/markup-reader.ts'

/** A page that a browser is on, or the place that it was sent to, outside of Okta. */
export interface Page {
  url: URL
  status: number
  headers: Headers
  text: string
  /** Where Okta sent the browser that isn't Okta; nobody is asked there. */
  leadsTo?: URL
}

interface Cookie {
  host: string
  path: string
  name: string
  value: string
  /** Whether it is kept when the browser is closed. */
  isKept: boolean
}

/** A browser without scripts: cookies by host and path, redirects as long as they stay at Okta, links and forms. */
export function openBrowser() {
  const cookies: Cookie[] = []

  function cookieHeader({ hostname, pathname }: URL): string {
    return cookies
      .filter(({ host, path }) => host === hostname && `${pathname}/`.startsWith(path.replace(/\/?$/, '/')))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }

  function keep({ hostname: host }: URL, headers: Headers) {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/)
      const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? []
      const path = attributes.find(one => /^path=/i.test(one))?.slice(5) ?? '/'
      const known = cookies.findIndex(one => one.host === host && one.name === name && one.path === path)
      if (known !== -1) cookies.splice(known, 1)
      const isGone = attributes.some(one => /^expires=Thu, 01 Jan 1970/i.test(one))
      const isKept = attributes.some(one => /^(expires|max-age)=/i.test(one))
      if (!isGone) cookies.push({ host, path, name, value, isKept })
    }
  }

  /** One request with this browser's cookies; redirects aren't followed. */
  async function ask(address: string | URL, init: RequestInit = {}): Promise<Page> {
    const url = new URL(address)
    const headers = { ...(init.headers as Record<string, string>), cookie: cookieHeader(url) }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    keep(url, response.headers)
    const location = response.headers.get('location')
    return {
      url,
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      ...(location !== null && { leadsTo: new URL(location, url) }),
    }
  }

  async function open(address: string | URL, init?: RequestInit): Promise<Page> {
    let page = await ask(address, init)
    for (let hops = 0; page.leadsTo?.hostname.endsWith('okta.localhost'); hops++) {
      if (hops > 20) throw new Error(`more than 20 redirects from ${address}`)
      page = await ask(page.leadsTo)
    }
    return page
  }

  return {
    cookies,
    ask,
    open,
    /** Follows the link, or sends the form, that bears this name. `values` fill in the form's fields. */
    press(page: Page, name: string, values: Record<string, string> = {}): Promise<Page> {
      const elements = readPage(page.text)
      const pressed = elements.find(
        element => ['a', 'button'].includes(element.name) && accessibleName(element) === name,
      )
      if (!pressed) throw new Error(`no link or button "${name}" on ${page.url}:\n${page.text}`)
      if (pressed.name === 'a') return open(new URL(pressed.attributes.href ?? '', page.url))
      const form = pressed.within.find(element => element.name === 'form')
      const fields = new URLSearchParams()
      for (const { name: tag, attributes, within } of elements) {
        if (tag !== 'input' || !within.includes(form!)) continue
        if (attributes.type === 'checkbox' && !('checked' in attributes)) continue
        fields.set(attributes.name ?? '', attributes.value ?? '')
      }
      for (const [field, value] of Object.entries(values)) fields.set(field, value)
      const action = new URL(form?.attributes.action ?? page.url, page.url)
      if (form?.attributes.method === 'post') return open(action, { method: 'POST', body: fields })
      action.search = String(fields)
      return open(action)
    },
  }
}

export type Browser = ReturnType<typeof openBrowser>

/** Signs in on Okta's page, identifier first; the browser has to be on it. */
export async function signIn(browser: Browser, page: Page, login: string, password: string): Promise<Page> {
  const second = await browser.press(page, 'Next', { username: login })
  return browser.press(second, 'Verify', { password })
}
