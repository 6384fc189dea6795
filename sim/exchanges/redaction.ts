/** Parameters and JSON members whose values are secrets, and what each is called in their place. */
const SECRETS = new Map(
  Object.entries({
    access_token: 'access token',
    client_assertion: 'client assertion',
    client_secret: 'client secret',
    code: 'code',
    code_verifier: 'code verifier',
    id_token_hint: 'ID token',
    password: 'password',
    refresh_token: 'refresh token',
    sessionToken: 'session token',
    ticket: 'ticket',
    token: 'token',
    _csrf: 'form token',
  }),
)

// Shorter values stand in paths by chance.
const MIN_SECRET_IN_PATH = 16

/**
 * Takes secrets out of recorded text: each is replaced by its kind and a number, the same number wherever the same
 * secret appears, so that a reader still sees where a value comes from and where it goes.
 *
 * An ID token loses its signature only: without it nobody accepts it, and its claims are what one wants to read.
 */
export function createRedactor() {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()

  function nameFor(kind: string, secret: string): string {
    const known = names.get(secret)
    if (known) return known
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    const name = `[${kind} ${number}]`
    names.set(secret, name)
    return name
  }

  function member(name: string, value: string): string {
    if (name === 'id_token') return value.replace(/\.[^.]*$/, '.[signature]')
    const kind = SECRETS.get(name)
    return kind && value ? nameFor(kind, value) : value
  }

  function parameters(text: string): string {
    return text
      .split('&')
      .map(pair => {
        const [rawName = '', ...rest] = pair.split('=')
        const name = decode(rawName)
        const value = decode(rest.join('='))
        if (rest.length === 0) return pair
        if (isUrl(value)) return `${rawName}=${encodeURIComponent(url(value))}`
        const shown = member(name, value)
        return shown === value ? pair : `${rawName}=${shown}`
      })
      .join('&')
  }

  // Ids of sign-ins under way stand in paths, and are secrets because a cookie holds them too.
  function hideKnown(path: string): string {
    return [...names].reduce((shown, [secret, name]) => {
      return secret.length >= MIN_SECRET_IN_PATH ? shown.replaceAll(secret, name) : shown
    }, path)
  }

  function url(text: string): string {
    const [, before = text, query, fragment] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(text) ?? []
    const shownQuery = query ? `?${parameters(query.slice(1))}` : ''
    const shownFragment = fragment?.includes('=') ? `#${parameters(fragment.slice(1))}` : (fragment ?? '')
    return `${hideKnown(before)}${shownQuery}${shownFragment}`
  }

  function json(value: unknown, name = ''): unknown {
    if (typeof value === 'string') return isUrl(value) ? url(value) : member(name, value)
    if (Array.isArray(value)) return value.map(one => json(one, name))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, json(one, key)]))
  }

  function cookie(value: string): string {
    return value.replace(
      /(^|[;,]\s*)([^=;\s]+)=([^;]+)/g,
      (whole, before: string, name: string, secret: string) =>
        isCookieAttribute(name) ? whole : `${before}${name}=${nameFor('cookie', secret)}`,
    )
  }

  return {
    /** An address: query and fragment, and addresses within them. */
    url,

    /** Prose: the addresses in it, and what was a secret elsewhere. */
    text(prose: string): string {
      const shown = prose.replace(/https?:\/\/[^\s"'<>]+/g, url)
      return [...names].reduce((text, [secret, name]) => text.replaceAll(secret, name), shown)
    },

    /** A body, by its content type: JSON and forms member by member; of other text, what was a secret elsewhere. */
    body(text: string, contentType: string): string {
      if (!text) return text
      if (contentType.includes('json')) {
        try {
          return JSON.stringify(json(JSON.parse(text)))
        } catch {
          return '[JSON that does not parse]'
        }
      }
      if (contentType.includes('x-www-form-urlencoded')) return parameters(text)
      return [...names].reduce((shown, [secret, name]) => shown.replaceAll(secret, name), text)
    },

    /** One header's value. */
    header(name: string, value: string): string {
      const lower = name.toLowerCase()
      // Playwright puts several Set-Cookie headers into one value, a line each.
      if (lower === 'cookie' || lower === 'set-cookie') return value.split('\n').map(cookie).join('\n')
      if (lower === 'location' || lower === 'referer') return url(value)
      if (lower !== 'authorization') return value
      const [scheme = '', ...secret] = value.split(' ')
      const kind = 'credentials'
      return secret.length === 0 ? nameFor(kind, value) : `${scheme} ${nameFor(kind, secret.join(' '))}`
    },
  }
}

export type Redactor = ReturnType<typeof createRedactor>

function isUrl(text: string): boolean {
  return /^(https?:\/\/|\/)\S*[?#]/.test(text)
}

function isCookieAttribute(name: string): boolean {
  return ['path', 'domain', 'expires', 'max-age', 'samesite'].includes(name.toLowerCase())
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
