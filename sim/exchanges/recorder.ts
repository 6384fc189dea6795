import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'

/** Who speaks. The simulator can tell a browser from a server, but not which SP a server belongs to. */
export type Party = 'Browser' | 'SP' | 'Okta' | 'Stranger'

/** One request and its answer, as they went over the wire: secrets are still in it. */
export interface Exchange {
  /** Name of the org it concerned, where the address tells. */
  org?: string
  from: Party
  to: Party
  startedAt: Date
  /** The same by the clock of `performance.now`, whose fractions of a millisecond tell what came first. */
  began: number
  durationMs: number
  request: { method: string; url: string; headers: [string, string][]; body: string }
  /** The faults that altered the answer, or kept it back. */
  faults?: string[]
  /** Absent while there is no answer, and for good where the connection broke. */
  response?: { status: number; headers: [string, string][]; body: string }
}

/** An exchange that is over; they are numbered in the order in which they end, from 1 up. */
export interface FinishedExchange extends Exchange {
  sequence: number
}

/** Who is told of exchanges as they end. */
export interface ExchangeListener {
  finished(exchange: FinishedExchange): void
  /** What was recorded of this org is gone, and so is the org. */
  forgotten(org: string): void
}

const BODY_LIMIT = 64 * 1024

/**
 * Keeps the newest `capacity` exchanges of the simulated Okta, those it answers and those it starts itself, with
 * `fetch`; fewer where their bodies have more than `bodyCapacity` characters together.
 */
export function createRecorder({
  capacity = 5000,
  bodyCapacity = 16 * 2 ** 20,
  fetch = (...request) => globalThis.fetch(...request),
}: {
  capacity?: number
  bodyCapacity?: number
  fetch?: typeof globalThis.fetch
} = {}) {
  const exchanges: Exchange[] = []
  const finished: FinishedExchange[] = []
  const forgotten = new WeakSet<Exchange>()
  const listeners = new Set<ExchangeListener>()
  let sequence = 0

  let bodySize = 0

  function open(exchange: Exchange): Exchange {
    exchanges.push(exchange)
    if (exchanges.length > capacity) dropOldest(exchanges)
    return exchange
  }

  // A tenth at once keeps the cost of one more constant.
  const dropOldest = <T>(list: T[]) => list.splice(0, Math.ceil(list.length / 10))

  function dropOldestFinished() {
    for (const exchange of dropOldest(finished)) bodySize -= sizeOf(exchange)
  }

  function finish(exchange: Exchange) {
    if (forgotten.has(exchange)) return
    sequence += 1
    const over = Object.assign(exchange, { sequence })
    finished.push(over)
    bodySize += sizeOf(over)
    if (finished.length > capacity) dropOldestFinished()
    while (bodySize > bodyCapacity) {
      dropOldestFinished()
      dropOldest(exchanges)
    }
    for (const listener of listeners) listener.finished(over)
  }

  return {
    /** How many are kept at the most. */
    capacity,

    /** Oldest first. */
    list(): readonly Exchange[] {
      return exchanges
    },

    /** Those that are over, in the order in which they ended: nothing is ever put in between. */
    finished(): readonly FinishedExchange[] {
      return finished
    },

    /** Tells a listener of everything from now on, until the function that is answered is called. */
    listen(listener: ExchangeListener): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    /** Drops what is recorded of an org, under way or over. */
    forget(org: string): void {
      for (const list of [exchanges, finished]) {
        const kept = (list as Exchange[]).filter(exchange => exchange.org !== org)
        for (const exchange of list) if (exchange.org === org) forgotten.add(exchange)
        list.splice(0, list.length, ...(kept as FinishedExchange[]))
      }
      bodySize = finished.reduce((size, exchange) => size + sizeOf(exchange), 0)
      for (const listener of listeners) listener.forgotten(org)
    },

    /** Watches a request that came in, and what is answered, without touching either. */
    watch(
      req: IncomingMessage,
      res: ServerResponse,
      { url, org, to = 'Okta' }: { url: string; org?: string | undefined; to?: Party },
    ): Exchange {
      const began = performance.now()
      const exchange = open({
        ...(org && { org }),
        from: isBrowser(req) ? 'Browser' : 'SP',
        to,
        startedAt: new Date(),
        began,
        durationMs: 0,
        request: requestOf(req, url),
      })
      const asked = collector()
      const answered = collector()
      const { emit } = req
      req.emit = (event: string | symbol, ...rest: unknown[]) => {
        if (event === 'data') asked.add(rest[0])
        return Reflect.apply(emit, req, [event, ...rest])
      }
      for (const method of ['write', 'end'] as const) {
        const original = res[method]
        res[method] = ((...rest: unknown[]) => {
          answered.add(rest[0])
          return Reflect.apply(original, res, rest)
        }) as never
      }
      res.once('close', () => {
        exchange.durationMs = performance.now() - began
        exchange.request.body = asked.text()
        if (res.writableFinished) {
          exchange.response = responseOf(res.statusCode, res.getHeaders(), answered.text())
        }
        finish(exchange)
      })
      return exchange
    },

    /** `fetch` that records what the simulated Okta asks of an SP. */
    fetchFor(org: string): typeof globalThis.fetch {
      return async (input, init = {}) => {
        const request = new Request(input, init)
        const began = performance.now()
        const sent = await request.text()
        const exchange = open({
          org,
          from: 'Okta',
          to: 'SP',
          startedAt: new Date(),
          began,
          durationMs: 0,
          request: {
            method: request.method,
            url: request.url,
            headers: [...request.headers],
            body: cutOff(sent),
          },
        })
        try {
          const { method, headers, redirect, signal } = request
          const body = sent === '' ? null : sent
          const response = await fetch(request.url, { method, headers: [...headers], body, redirect, signal })
          const answered = await response.clone().text()
          exchange.response = {
            status: response.status,
            headers: [...response.headers],
            body: cutOff(answered),
          }
          return response
        } finally {
          exchange.durationMs = performance.now() - began
          finish(exchange)
        }
      }
    },
  }
}

export type Recorder = ReturnType<typeof createRecorder>

const sizeOf = ({ request, response }: Exchange) => request.body.length + (response?.body.length ?? 0)

// Every current browser sends Sec-Fetch-Site to a secure context, which *.localhost is; Node's fetch doesn't.
function isBrowser(req: IncomingMessage): boolean {
  return 'sec-fetch-site' in req.headers || /Mozilla\//.test(req.headers['user-agent'] ?? '')
}

// Headers are put into pairs when they are first looked at, as few ever are. Until then nothing else of the request is
// held by them, which is why these two stand here by themselves.
function requestOf({ method = 'GET', rawHeaders }: IncomingMessage, url: string): Exchange['request'] {
  let pairs: [string, string][] | undefined
  return {
    method,
    url,
    get headers() {
      pairs ??= pairsOf(rawHeaders)
      return pairs
    },
    body: '',
  }
}

function responseOf(
  status: number,
  sent: OutgoingHttpHeaders,
  body: string,
): NonNullable<Exchange['response']> {
  let pairs: [string, string][] | undefined
  return {
    status,
    get headers() {
      pairs ??= headerPairs(sent)
      return pairs
    },
    body,
  }
}

// As Node has them of a request: name, value, name, value.
function pairsOf(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let at = 0; at < raw.length; at += 2) pairs.push([raw[at]!.toLowerCase(), raw[at + 1]!])
  return pairs
}

function headerPairs(headers: OutgoingHttpHeaders): [string, string][] {
  const pairs: [string, string][] = []
  for (const [name, value] of Object.entries(headers)) {
    if (Array.isArray(value)) for (const one of value) pairs.push([name, one])
    else pairs.push([name, String(value)])
  }
  return pairs
}

function cutOff(body: string): string {
  const kept = collector()
  kept.add(body)
  return kept.text()
}

// Most bodies are one text, and are kept as it is: every answer passes here.
function collector() {
  const chunks: (string | Uint8Array)[] = []
  let size = 0
  return {
    add(chunk: unknown) {
      if (size >= BODY_LIMIT || (typeof chunk !== 'string' && !(chunk instanceof Uint8Array))) return
      const length = typeof chunk === 'string' ? Buffer.byteLength(chunk) : chunk.length
      chunks.push(size + length > BODY_LIMIT ? bytesOf(chunk).subarray(0, BODY_LIMIT - size) : chunk)
      size += length
    },
    text() {
      const [only, ...more] = chunks
      if (typeof only === 'string' && more.length === 0) return only
      return Buffer.concat(chunks.map(bytesOf)).toString('utf8')
    },
  }
}

const bytesOf = (chunk: string | Uint8Array) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
