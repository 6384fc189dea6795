import fc from 'fast-check'
import { headerOf, type WireRequest, withHeader } from './request.ts'
import { altered, inJwts, parsedJson } from './tokens.ts'
import { byte, ENCODINGS, HOSTS, METHODS, member, NAMES, pick, place, TYPES, text } from './values.ts'

/** One change of a request; it leaves alone what isn't there. */
type Mutation = (request: WireRequest) => WireRequest

/** What a mutation is, in words and in data: fast-check shrinks the data. */
export interface Described {
  what: string
  apply: Mutation
  toString(): string
}

const described = (what: string, apply: Mutation): Described => ({ what, apply, toString: () => what })

function withBody(request: WireRequest, body: string | Buffer): WireRequest {
  return { ...request, body: Buffer.from(body as string) }
}

const pathOf = ({ target }: WireRequest) => target.split('?')[0]!
const queryOf = ({ target }: WireRequest) => target.slice(pathOf({ target } as WireRequest).length)

const method = fc
  .constantFrom(...METHODS)
  .map(name => described(`method ${name}`, request => ({ ...request, method: name })))

const segment = fc.tuple(place, text, fc.boolean()).map(([at, value, isEncoded]) =>
  described(`step ${at} of the path is ${JSON.stringify(value)}${isEncoded ? ', encoded' : ''}`, request => {
    const steps = pathOf(request).split('/')
    const index = 1 + (at % Math.max(1, steps.length - 1))
    steps[index] = isEncoded ? percentEncoded(value) : value
    return { ...request, target: steps.join('/') + queryOf(request) }
  }),
)

const percentEncoded = (value: string) =>
  [...Buffer.from(value, 'latin1')].map(one => `%${one.toString(16).padStart(2, '0')}`).join('')

const wholeTarget = fc
  .oneof(text, fc.constantFrom('*', 'http://evil.example/', '/'.repeat(2000), '/../../etc/passwd'))
  .map(target => described(`target ${JSON.stringify(target)}`, request => ({ ...request, target })))

const query = fc
  .tuple(place, text, fc.constantFrom('set', 'twice', 'array', 'drop', 'raw'))
  .map(([at, value, how]) =>
    described(`parameter ${at} of the query: ${how} ${JSON.stringify(value)}`, request => {
      const pairs = queryOf(request).slice(1).split('&').filter(Boolean)
      const name = pick(pairs, at)?.split('=')[0] ?? 'q'
      const others = pairs.filter(pair => pair !== pick(pairs, at))
      const encoded = percentEncoded(value)
      const added = {
        set: [`${name}=${encoded}`],
        twice: [`${name}=${encoded}`, `${name}=x`],
        array: [`${name}[]=${encoded}`, `${name}[a][b]=${encoded}`],
        drop: [],
        raw: [value],
      }[how]
      return { ...request, target: `${pathOf(request)}?${[...others, ...added].join('&')}` }
    }),
  )

const header = fc
  .tuple(fc.constantFrom(...NAMES), text, fc.boolean())
  .map(([name, value, isAdded]) =>
    described(`header ${name}${isAdded ? ' once more' : ''}: ${JSON.stringify(value)}`, request =>
      isAdded
        ? { ...request, headers: [...request.headers, [name, value]] }
        : withHeader(request, name, value),
    ),
  )

const lessHeaders = fc.tuple(place, fc.boolean()).map(([at, isDoubled]) =>
  described(`header ${at} ${isDoubled ? 'doubled' : 'dropped'}`, request => {
    const one = pick(request.headers, at)
    if (!one) return request
    return {
      ...request,
      headers: isDoubled ? [...request.headers, one] : request.headers.filter(it => it !== one),
    }
  }),
)

const longHeader = fc
  .tuple(fc.constantFrom('cookie', 'x-long', 'authorization'), fc.nat(30_000))
  .map(([name, length]) =>
    described(`header ${name} of ${length}`, request => withHeader(request, name, 'a'.repeat(length))),
  )

const host = fc
  .constantFrom(...HOSTS)
  .map(name => described(`host ${name}`, request => withHeader(request, 'host', name)))

const cookie = fc.tuple(place, text, fc.constantFrom('set', 'drop', 'twice')).map(([at, value, how]) =>
  described(`cookie ${at}: ${how} ${JSON.stringify(value)}`, request => {
    const cookies = headerOf(request, 'cookie').split('; ').filter(Boolean)
    const name = pick(cookies, at)?.split('=')[0] ?? 'sid'
    const others = cookies.filter(one => how === 'twice' || one !== pick(cookies, at))
    return withHeader(
      request,
      'cookie',
      [...others, ...(how === 'drop' ? [] : [`${name}=${value}`])].join('; '),
    )
  }),
)

const type = fc
  .constantFrom(...TYPES)
  .map(value => described(`content-type ${value}`, request => withHeader(request, 'content-type', value)))
const encoding = fc
  .constantFrom(...ENCODINGS)
  .map(value =>
    described(`content-encoding ${value}`, request => withHeader(request, 'content-encoding', value)),
  )

const bodyBytes = fc.tuple(place, fc.array(byte, { minLength: 1, maxLength: 8 })).map(([at, bytes]) =>
  described(`bytes ${bytes} in the body`, request => {
    const cut = at % (request.body.length + 1)
    return withBody(
      request,
      Buffer.concat([request.body.subarray(0, cut), Buffer.from(bytes), request.body.subarray(cut)]),
    )
  }),
)

const truncated = fc
  .nat(99)
  .map(percent =>
    described(`body cut to ${percent} %`, request =>
      withBody(request, request.body.subarray(0, (request.body.length * percent) / 100)),
    ),
  )

const formField = fc
  .tuple(place, text, fc.constantFrom('set', 'twice', 'array', 'drop'))
  .map(([at, value, how]) =>
    described(`field ${at}: ${how} ${JSON.stringify(value)}`, request => {
      if (!headerOf(request, 'content-type').includes('form')) return request
      const pairs = request.body.toString('latin1').split('&').filter(Boolean)
      const chosen = pick(pairs, at)
      const name = chosen?.split('=')[0] ?? 'q'
      const encoded = percentEncoded(value)
      const added = {
        set: [`${name}=${encoded}`],
        twice: [chosen ?? '', `${name}=${encoded}`],
        array: [`${name}[]=${encoded}`],
        drop: [],
      }[how]
      return withBody(request, [...pairs.filter(pair => pair !== chosen), ...added].join('&'))
    }),
  )

const jsonMember = fc.tuple(place, member, fc.boolean()).map(([at, value, isDropped]) =>
  described(`member ${at} is ${isDropped ? 'dropped' : JSON.stringify(value)}`, request => {
    const parsed = parsedJson(request.body)
    if (parsed === undefined) return request
    const places = placesIn(parsed)
    const chosen = pick(places, at)
    if (!chosen) return withBody(request, JSON.stringify(value))
    if (isDropped) delete chosen.of[chosen.key]
    else chosen.of[chosen.key] = value
    return withBody(request, JSON.stringify(parsed))
  }),
)

const newMember = fc.tuple(place, text, member).map(([at, name, value]) =>
  described(`member ${JSON.stringify(name)} besides`, request => {
    const parsed = parsedJson(request.body)
    if (parsed === undefined) return request
    const objects = [parsed, ...placesIn(parsed).map(({ of, key }) => of[key])]
    const object = pick(
      objects.filter(one => typeof one === 'object' && one !== null),
      at,
    ) as Record<string, unknown>
    // A member of its own even where it is called __proto__.
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
    return withBody(request, JSON.stringify(parsed))
  }),
)

type Place = { of: Record<string, unknown>; key: string }
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const of = value as Record<string, unknown>
  return Object.keys(of).flatMap(key => [{ of, key }, ...placesIn(of[key])])
}

const deepBody = fc
  .tuple(fc.constantFrom('[', '{"a":', '{"profile":', 'a[b]='), fc.nat(20_000))
  .map(([opening, depth]) =>
    described(`body of ${opening} ${depth} deep`, request => {
      const isForm = opening.startsWith('a')
      const body = isForm ? `a${'[b]'.repeat(depth)}=1` : opening.repeat(depth)
      const closed =
        opening === '[' ? body + ']'.repeat(depth) : isForm ? body : `${body}1${'}'.repeat(depth)}`
      return withHeader(
        withBody(request, closed),
        'content-type',
        isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      )
    }),
  )

const bigBody = fc
  .tuple(fc.constantFrom(1_000, 70_000, 300_000), fc.constantFrom('a', '"a",', 'a=1&', '\u00ff'))
  .map(([length, unit]) =>
    described(`body of ${length} bytes of ${JSON.stringify(unit)}`, request =>
      withBody(request, Buffer.from(unit.repeat(Math.ceil(length / unit.length)), 'latin1')),
    ),
  )

const jwt = fc
  .tuple(fc.constantFrom('alg', 'kid', 'claim', 'signature', 'empty', 'parts', 'garbage'), text, member)
  .map(([part, value, claim]) =>
    described(`JWT: ${part} ${JSON.stringify(value)}`, request =>
      inJwts(request, token => altered(token, part, value, claim)),
    ),
  )

const length = fc
  .constantFrom('0', '1', '-1', '10000000', '99999999999999999999', 'x', '1, 2', '')
  .map(toldLength => described(`content-length ${toldLength}`, request => ({ ...request, toldLength })))
const chunked = fc
  .constantFrom('well' as const, 'broken' as const)
  .map(how => described(`in chunks, ${how}`, request => ({ ...request, chunked: how })))
const raw = fc
  .array(fc.record({ at: place, byte }), { minLength: 1, maxLength: 4 })
  .map(overwritten =>
    described(`overwritten ${JSON.stringify(overwritten)}`, request => ({ ...request, overwritten })),
  )
const cut = fc
  .integer({ min: 1, max: 99 })
  .map(percent => described(`ends after ${percent} %`, request => ({ ...request, cutAt: percent / 100 })))

const ofContent = [
  query,
  header,
  cookie,
  type,
  encoding,
  bodyBytes,
  truncated,
  formField,
  jsonMember,
  jsonMember,
  newMember,
  deepBody,
  jwt,
  chunked,
]

/** Changes that leave a request at its endpoint. */
export const changesOfContent: fc.Arbitrary<Described[]> = fc.array(fc.oneof(...ofContent), {
  minLength: 1,
  maxLength: 3,
})

/** Any changes. */
export const changes: fc.Arbitrary<Described[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.oneof(...ofContent) },
    { weight: 2, arbitrary: fc.oneof(method, segment, segment, wholeTarget, host, lessHeaders) },
    { weight: 1, arbitrary: fc.oneof(longHeader, bigBody, length, raw, cut) },
  ),
  { minLength: 1, maxLength: 4 },
)
