/** Parameters and JSON members whose values are secrets, and what each is called in their place. */
const SECRETS = new Map(
  Object.entries({
    access_token: 'access token',
    activationToken: 'activation token',
    answer: 'recovery answer',
    api_key: 'API key',
    apiToken: 'API token',
    client_assertion: 'client assertion',
    client_secret: 'client secret',
    code: 'code',
    code_verifier: 'code verifier',
    csrf: 'form token',
    device_code: 'device code',
    id_token_hint: 'ID token',
    newPassword: 'password',
    oldPassword: 'password',
    otp: 'pass code',
    passCode: 'pass code',
    password: 'password',
    private_key: 'private key',
    recoveryToken: 'recovery token',
    refresh_token: 'refresh token',
    registration_access_token: 'access token',
    secret: 'secret',
    session_token: 'session token',
    stateToken: 'state token',
    ticket: 'ticket',
    token: 'token',
  }).map(([name, kind]) => [plain(name), kind]),
)

/** `client_secret`, `clientSecret` and `Client-Secret` are one name. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '')
}

/** What a secret of this name is called; undefined where the name is no secret's. */
const kindOf = (name: string): string | undefined => SECRETS.get(plain(name))

// Three base64url parts (RFC 7515, section 3.1), of which the first two are JSON objects: "{" encodes to "e".
const SIGNED = /\b(e[\w-]{8,}\.e[\w-]{8,})\.[\w-]+/g

/** Secrets by what stands around them, in text that is of no form: name and value, or the scheme of a header. */
const PAIR = /(?<![\w-])([A-Za-z_][\w-]*)(=)([^\s&"'<>;,)\\]+)/g
const QUOTED = /(["'])([A-Za-z_][\w-]*)(\\?\1\s*:\s*\\?\1)([^"'\\]+)/g
const FIELD = /(\bname=(["'])([\w-]+)\2[^<>]*?\bvalue=)(["'])(.*?)\4/g
const SCHEME = /\b(Basic|Bearer|DPoP|SSWS)\s+([\w.~+/-]{8,}=*)(?![\w.~+/=-])(?!=?")/gi
const COOKIE_LINE = /\b((?:set-)?cookie)\s*:\s*([^\n"<>]+)/gi

/** What of an object is secret, where the object itself bears a secret's name: `"password": { "value": "…" }`. */
const SECRET_PARTS = ['value', 'salt']

/** What of a JWK is its private half (RFC 7518, section 6). */
const PRIVATE_JWK = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/** Addresses of which one step is a secret that nothing else names. */
const SECRET_STEPS: [path: RegExp, kind: string][] = [
  [/(\/tokens\/)([^/?#]+)(?=\/verify)/g, 'activation token'],
  [/(\/signin\/reset-password\/)([^/?#]+)/g, 'recovery token'],
]

// Shorter values stand in paths by chance, and cookies anywhere.
const MIN_SECRET_IN_PATH = 16
/** From so many characters on, a secret is looked for in whatever else is said. */
const MIN_SECRET_ELSEWHERE = 8

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
    const kind = kindOf(name)
    return kind && value ? nameFor(kind, value) : value
  }

  // An innocent member may repeat what was a secret elsewhere, or quote it.
  function hideRepeated(value: string): string {
    const shown = value.replace(SIGNED, '$1.[signature]')
    return [...names].reduce((text, [secret, name]) => {
      const least = name.startsWith('[cookie') ? MIN_SECRET_IN_PATH : MIN_SECRET_ELSEWHERE
      return secret.length >= least ? text.replaceAll(secret, name) : text
    }, shown)
  }

  function parameters(text: string): string {
    return text
      .split('&')
      .map(pair => {
        const [rawName = '', ...rest] = pair.split('=')
        const name = decode(rawName)
        const value = decode(rest.join('='))
        if (rest.length === 0) return pair
        const shown = member(name, value)
        if (shown !== value) return `${rawName}=${shown}`
        const address = isUrl(value) ? url(value) : hideRepeated(value)
        return address === value ? pair : `${rawName}=${encodeURIComponent(address)}`
      })
      .join('&')
  }

  // Ids of sign-ins under way stand in paths, and are secrets because a cookie holds them too.
  function hideKnown(path: string): string {
    return [...names].reduce((shown, [secret, name]) => {
      return secret.length >= MIN_SECRET_IN_PATH ? shown.replaceAll(secret, name) : shown
    }, path)
  }

  function hideSteps(path: string): string {
    return SECRET_STEPS.reduce((shown, [pattern, kind]) => {
      return shown.replace(pattern, (_, before: string, secret: string) => before + nameFor(kind, secret))
    }, path)
  }

  function url(text: string): string {
    const [, before = text, query, fragment] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(text) ?? []
    const shownQuery = query ? `?${parameters(query.slice(1))}` : ''
    const shownFragment = fragment?.includes('=') ? `#${parameters(fragment.slice(1))}` : (fragment ?? '')
    const place = before
      .replace(/^(\w+:\/\/)([^/@\s]+)@/, (_, scheme: string, person: string) => {
        return `${scheme}${nameFor('credentials', person)}@`
      })
      .replace(SIGNED, '$1.[signature]')
    return `${hideKnown(hideSteps(place))}${shownQuery}${shownFragment}`
  }

  // `kind` is that of the secret which the value is, or is a part of.
  function json(value: unknown, name = '', kind = kindOf(name)): unknown {
    if (Array.isArray(value)) return value.map(one => json(one, name, kind))
    if (value !== null && typeof value === 'object') {
      const isKey = 'kty' in value
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => {
          if (isKey && PRIVATE_JWK.includes(key)) return [key, nameFor('private key', String(one))]
          if (kind === undefined) return [key, json(one, key)]
          return [key, json(one, key, SECRET_PARTS.includes(key) || isObject(one) ? kind : kindOf(key))]
        }),
      )
    }
    if (kind !== undefined && typeof value === 'number') return nameFor(kind, String(value))
    if (typeof value !== 'string') return value
    if (kind !== undefined && value) return nameFor(kind, value)
    const shown = member(name, value)
    if (shown !== value) return shown
    return isUrl(value) ? url(value) : prose(value)
  }

  function cookie(value: string): string {
    return value.replace(
      /(^|[;,]\s*)([^=;\s]+)=([^;]+)/g,
      (whole, before: string, name: string, secret: string) =>
        isCookieAttribute(name) ? whole : `${before}${name}=${nameFor('cookie', secret)}`,
    )
  }

  function prose(said: string): string {
    const shown = said
      .replace(/https?:\/\/[^\s"'<>]+/g, url)
      .replace(COOKIE_LINE, (_, name: string, value: string) => `${name}: ${cookie(value)}`)
      .replace(SCHEME, (_, scheme: string, secret: string) => `${scheme} ${nameFor('credentials', secret)}`)
      .replace(PAIR, (whole, name: string, between: string, value: string) => {
        const hidden = value.startsWith('[') ? value : member(name, value)
        return hidden === value ? whole : `${name}${between}${hidden}`
      })
      .replace(QUOTED, (_, quote: string, name: string, between: string, value: string) => {
        return `${quote}${name}${between}${value.startsWith('[') ? value : member(name, value)}`
      })
      .replace(FIELD, (_, before: string, _quote: string, name: string, quote: string, value: string) => {
        return `${before}${quote}${value.startsWith('[') ? value : member(name, value)}${quote}`
      })
    return hideRepeated(shown)
  }

  return {
    /** An address: query and fragment, and addresses within them. */
    url,

    /** Prose: the addresses in it, names with values, header lines, and what was a secret elsewhere. */
    text(said: string): string {
      return [...names].reduce((text, [secret, name]) => text.replaceAll(secret, name), prose(said))
    },

    /** A body, by its content type: JSON and forms member by member; other text as prose. */
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
      return [...names].reduce((shown, [secret, name]) => shown.replaceAll(secret, name), prose(text))
    },

    /** One header's value. */
    header(name: string, value: string): string {
      const lower = name.toLowerCase()
      // Playwright puts several Set-Cookie headers into one value, a line each.
      if (lower === 'cookie' || lower === 'set-cookie') return value.split('\n').map(cookie).join('\n')
      if (lower === 'location' || lower === 'referer') return url(value)
      if (lower === 'x-okta-xsrftoken') return nameFor('form token', value)
      if (lower !== 'authorization' && lower !== 'proxy-authorization') return prose(value)
      const [scheme = '', ...secret] = value.split(' ')
      const kind = 'credentials'
      return secret.length === 0 ? nameFor(kind, value) : `${scheme} ${nameFor(kind, secret.join(' '))}`
    },
  }
}

export type Redactor = ReturnType<typeof createRedactor>

function isUrl(text: string): boolean {
  return /^(https?:\/\/|\/)\S+$/.test(text)
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
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
