/**
 * What an id of Okta or Alpacon is known by, whatever it is made of: a prefix that tells its kind.
 * Both kinds keep their prefix in the report, as it tells a reader what the id is of.
 */
const OKTA_ID = /^(00[ougTQ]|0pr|0oa|0ua|aln|102|oae)[A-Za-z0-9]{14}0h7$/
const PREFIXED_ID = /^([a-z]{2,8}_)[A-Za-z0-9]{16}$/

const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'
// Unsigned by now, or of a scenario's own making.
const JWT = '\\be[\\w-]{8,}\\.e[\\w-]{8,}\\.(?:\\[signature\\]|[\\w-]*)'
/** Escapes in an address first, or their letters would pass for the beginning of what follows them. */
const CANDIDATE = new RegExp(`%(?:25)*[0-9A-Fa-f]{2}|${JWT}|${UUID}|[\\w+/-]{100,}={0,2}|[\\w-]{16,}`, 'g')

/** Names in front of a value, as in `state=…`, `"nonce":"…"`, `"jti":"ID.…"`. */
const NAME_BEFORE =
  /(?:^|%(?:25)*[0-9A-Fa-f]{2}|[^\w%-])([A-Za-z][\w-]*)(?:\\*"\s*:\s*\[?\\*"|=|%(?:25)*3D)(?:[A-Z]{2}\.)?$/

/** Members of the protocol whose values nobody chooses: a digit more or less in them is chance. */
const DRAWN = new Set([
  'state',
  'nonce',
  'jti',
  'sid',
  'kid',
  'at_hash',
  'c_hash',
  'code_challenge',
  'attempt',
])

/** A connection of Express Configuration: its name ends in six characters that Okta draws. */
const CONNECTION =
  /(?:[^A-Za-z]connection(?:=|%(?:25)*3D|\/|"\s*:\s*")|"strategy":"okta","name":")([\w-]*-)([a-z0-9]{6})(?![\w-])/g

/** As much of a drawn value as others are named by: a cookie of one sign-in, say. */
const HEAD = 16

/** Ports that were free ones when the run began, each with that which stands for it in the report. */
export type StandardPorts = ReadonlyMap<number, number>

/**
 * Gives values that are drawn by chance a name by their kind and the order in which they appear, the same name wherever
 * the same value appears: `state-1`, `nonce-2`, `00u-1`. So two runs of a scenario read the same, and a reader sees at a
 * glance what comes back where. What somebody chose stays as it is.
 *
 * @param told everything that is told of one scenario
 * @returns the same with names in place of values
 */
export function withNamedValues<T>(told: T, ports: StandardPorts = new Map()): T {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  const connections = new Map<string, string>()
  let isLast = false

  function nameOf(value: string, kind: string): string {
    const known = names.get(value)
    if (known) return known
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    const name = /[-_]$/.test(kind) ? `${kind}${number}` : `${kind}-${number}`
    names.set(value, name)
    return name
  }

  function shown(candidate: string, before: string): string {
    if (candidate.startsWith('%')) return candidate
    const known = names.get(candidate)
    if (known) return known
    if (candidate.includes('.')) return token(candidate)
    const headed = [...names].find(
      ([value]) => value.length > HEAD && candidate.endsWith(value.slice(0, HEAD)),
    )
    if (headed) return candidate.replace(headed[0].slice(0, HEAD), headed[1])
    const [, member] = NAME_BEFORE.exec(before) ?? []
    const [, prefix] = OKTA_ID.exec(candidate) ?? PREFIXED_ID.exec(candidate) ?? []
    const isId = prefix && !DRAWN.has(member ?? '') && isDrawn(candidate.slice(prefix.length), true)
    if (!isId && !isDrawn(candidate, member !== undefined && DRAWN.has(member))) return candidate
    // It may hold the head of one that has a name in front of it somewhere else, and is named by that one then.
    if ((isId || member === undefined) && !isLast) return candidate
    if (isId) return nameOf(candidate, prefix)
    return nameOf(
      candidate,
      member ?? (candidate.length === 36 && candidate.includes('-') ? 'uuid' : 'value'),
    )
  }

  // Its signature is gone, so nobody misses that it would no longer fit.
  function token(jwt: string): string {
    const [header = '', payload = '', signature = ''] = jwt.split('.')
    const parts = [header, payload].map(part => {
      const json = Buffer.from(part, 'base64url').toString('utf8')
      return json.startsWith('{') && json.endsWith('}') ? Buffer.from(text(json)).toString('base64url') : part
    })
    return [...parts, signature].join('.')
  }

  function text(said: string): string {
    for (const [, prefix = '', drawn = ''] of said.matchAll(CONNECTION)) {
      const name = prefix + drawn
      if (!connections.has(name)) connections.set(name, `${prefix}drawn-${connections.size + 1}`)
    }
    const named = [...connections].reduce((text, [name, shown]) => text.replaceAll(name, shown), said)
    return named
      .replace(/(:|%(?:25)*3A)(\d{4,5})(?!\d)/g, (whole, colon: string, port: string) => {
        const standard = ports.get(Number(port))
        return standard === undefined ? whole : `${colon}${standard}`
      })
      .replace(CANDIDATE, (candidate, at: number, whole: string) => {
        return shown(candidate, whole.slice(Math.max(0, at - 40), at))
      })
  }

  function all(value: unknown): unknown {
    if (typeof value === 'string') return text(value)
    if (Array.isArray(value)) return value.map(all)
    if (value === null || typeof value !== 'object') return value
    // Pictures are long, and no text.
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, key === 'src' ? one : all(one)]),
    )
  }

  // Twice: what is named later is named from the start.
  all(told)
  isLast = true
  return all(told) as T
}

/** How long 256 bits are in base64url: one in a thousand such values has no digit. */
const BITS_256 = 43

/** Whether a value looks drawn by chance: letters of both cases and digits mixed, or nothing but hexadecimal digits. */
function isDrawn(value: string, isLikely: boolean): boolean {
  if (/^[0-9a-f-]{24,}$/i.test(value)) return /\d/.test(value) && /[a-f]/i.test(value)
  const hasBoth = /[a-z]/.test(value) && /[A-Z]/.test(value)
  return hasBoth && (isLikely || value.length === BITS_256 || /\d/.test(value))
}
