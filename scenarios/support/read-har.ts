import { z } from 'zod'
import { Unreadable } from './unreadable.ts'

/** A request of the browser and its answer. */
export interface HarExchange {
  startedDateTime: string
  /** The same in milliseconds, by the clock of the person's machine. */
  at: number
  /** How many milliseconds it took. */
  took: number
  method: string
  url: URL
  /** Members of a posted form; empty where none was. */
  form: URLSearchParams
  status: number
  /** Where the answer sends the browser on to. */
  location: URL | undefined
  /** Names of the cookies that were sent. */
  sent: string[]
  /** Names of the cookies that the answer sets; not those that it deletes. */
  set: string[]
  /** `Date` of the answer in milliseconds; undefined where it has none, or comes from a cache. */
  date: number | undefined
  body: string
  isPage: boolean
}

export interface Har {
  exchanges: HarExchange[]
  /** Browsers leave cookies out of a HAR unless asked for them. */
  hasCookies: boolean
}

const pairs = z.array(z.object({ name: z.string(), value: z.string().catch('') })).catch([])

const harSchema = z.object({
  log: z.object({
    entries: z.array(
      z.object({
        startedDateTime: z.iso.datetime({ offset: true }),
        time: z.number().catch(0),
        request: z.object({
          method: z.string(),
          url: z.string(),
          headers: pairs.default([]),
          cookies: pairs.default([]),
          postData: z
            .object({ text: z.string().catch(''), params: pairs.default([]) })
            .partial()
            .nullish()
            .catch(undefined),
        }),
        response: z.object({
          status: z.number(),
          headers: pairs.default([]),
          cookies: pairs.default([]),
          redirectURL: z.string().catch(''),
          content: z
            .object({ text: z.string(), encoding: z.string(), mimeType: z.string() })
            .partial()
            .catch({}),
        }),
      }),
    ),
  }),
})

type HarEntry = z.infer<typeof harSchema>['log']['entries'][number]

/**
 * Reads what the browser's developer tools recorded.
 *
 * @throws Unreadable where it isn't a HAR, is cut off, or recorded nothing
 */
export function readHar(text: string, file: string): Har {
  const parsed = harSchema.safeParse(jsonOf(text, file))
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    throw new Unreadable(`${file} is not a HAR: ${path.join('.') || 'as a whole'}: ${message}.`)
  }
  const { entries } = parsed.data.log
  if (entries.length === 0)
    throw new Unreadable(
      `${file} recorded no request. Open the developer tools first, then repeat what goes wrong.`,
    )
  const exchanges = entries.flatMap(entry => exchangeOf(entry) ?? []).sort((one, other) => one.at - other.at)
  return { exchanges, hasCookies: exchanges.some(({ sent, set }) => sent.length + set.length > 0) }
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const isCut = !text.trimEnd().endsWith('}')
    throw new Unreadable(
      isCut && text.trimStart().startsWith('{')
        ? `${file} is cut off: its JSON ends in the middle. Save the HAR again.`
        : `${file} is not a HAR: it is not JSON.`,
      { cause: error },
    )
  }
}

function exchangeOf(entry: HarEntry): HarExchange | undefined {
  const { request, response } = entry
  // Addresses of extensions and of data: are nobody's server.
  if (!URL.canParse(request.url) || !/^https?:/.test(request.url)) return
  const url = new URL(request.url)
  const header = (from: HarEntry['request']['headers'], name: string) =>
    from.filter(one => one.name.toLowerCase() === name).map(({ value }) => value)
  const location = response.redirectURL || header(response.headers, 'location')[0] || ''
  const at = Date.parse(entry.startedDateTime)
  const date = Date.parse(header(response.headers, 'date')[0] ?? '')
  const isFromCache = header(response.headers, 'age').length > 0 || response.status === 304
  const { text = '', encoding, mimeType = '' } = response.content
  return {
    startedDateTime: entry.startedDateTime,
    at,
    took: Math.max(0, entry.time),
    method: request.method.toUpperCase(),
    url,
    form: formOf(request.postData),
    status: response.status,
    location: location && URL.canParse(location, url) ? new URL(location, url) : undefined,
    sent: [
      ...new Set([...request.cookies.map(({ name }) => name), ...sentIn(header(request.headers, 'cookie'))]),
    ],
    set: setIn(header(response.headers, 'set-cookie'), response.cookies),
    date: Number.isNaN(date) || isFromCache ? undefined : date,
    body: encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text,
    isPage: /html/.test(mimeType),
  }
}

function formOf(posted: HarEntry['request']['postData']): URLSearchParams {
  const params = posted?.params ?? []
  if (params.length > 0) return new URLSearchParams(params.map(({ name, value }) => [name, value]))
  return new URLSearchParams(posted?.text?.includes('=') ? posted.text : '')
}

const sentIn = (headers: readonly string[]) =>
  headers.flatMap(header => header.split(';').map(pair => pair.split('=')[0]!.trim())).filter(Boolean)

/** Names of what `Set-Cookie` sets; some browsers put several into one header, a line each. */
function setIn(headers: readonly string[], cookies: readonly { name: string; value: string }[]): string[] {
  const lines = headers.flatMap(header => header.split('\n'))
  const kept = lines.filter(line => !/;\s*max-age=(0|-\d+)\b/i.test(line) && !/01[ -]Jan[ -]1970/i.test(line))
  const named = kept.map(line => line.split('=')[0]!.trim())
  return [...new Set(lines.length > 0 ? named : cookies.map(({ name }) => name))].filter(Boolean)
}
