import { expect, test } from 'vitest'
import { z } from 'zod'
import { GROUPS } from '../../../sim/control/groups.ts'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { askControl, type ControlAnswer } from './control-client.ts'

const { okta, newOrg } = oktaOfThisFile()

const schemaObject = z.record(z.string(), z.unknown())
const content = z.record(z.string(), z.strictObject({ schema: schemaObject }))
const operationObject = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z]+$/),
  tags: z.array(z.string()).length(1),
  summary: z.string().min(1),
  description: z.string().optional(),
  parameters: z
    .array(
      z.strictObject({
        name: z.string(),
        in: z.enum(['path', 'query']),
        required: z.boolean(),
        description: z.string().optional(),
        schema: schemaObject,
      }),
    )
    .optional(),
  requestBody: z.strictObject({ required: z.literal(true), content }).optional(),
  responses: z.record(
    z.string().regex(/^[1-5]\d\d$/),
    z.strictObject({ description: z.string().min(1), content: content.optional() }),
  ),
})
/** An OpenAPI 3.1 document, as far as this one goes: https://spec.openapis.org/oas/v3.1.1 */
const documentSchema = z.strictObject({
  openapi: z.literal('3.1.1'),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    description: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.url() })).min(1),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  paths: z.record(
    z.string().startsWith('/_sim/'),
    z.partialRecord(z.enum(['get', 'post', 'put', 'delete']), operationObject),
  ),
  components: z.strictObject({ schemas: z.record(z.string(), schemaObject) }),
})

type Document = z.infer<typeof documentSchema>
type OperationObject = z.infer<typeof operationObject>

async function servedDocument(): Promise<Document> {
  return documentSchema.parse((await askControl(okta(), 'GET', '/_sim/openapi.json')).body)
}

function operationsOf(document: Document) {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ path, method: method.toUpperCase(), one: one! })),
  )
}

/** A schema of the document as something that checks: strict, since the document closes every object that is closed. */
function checkFor(document: Document, schema: Record<string, unknown>): z.ZodType {
  const text = JSON.stringify({ $defs: document.components.schemas, allOf: [schema] })
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')))
}

test('the document is one of OpenAPI: its references lead somewhere, its parameters are those of its paths', async () => {
  const document = await servedDocument()
  const operations = operationsOf(document)
  for (const { path, one } of operations) {
    const inPath = one.parameters?.filter(parameter => parameter.in === 'path') ?? []
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
    expect(inPath.every(({ required }) => required)).toBe(true)
    expect(document.tags.map(({ name }) => name)).toContain(one.tags[0])
  }
  const ids = operations.map(({ one }) => one.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target!)
  expect(references.length).toBeGreaterThan(20)
  for (const reference of references) {
    const name = /^#\/components\/schemas\/(\w+)$/.exec(reference)?.[1] ?? ''
    expect(Object.keys(document.components.schemas), reference).toContain(name)
  }
  expect(document.servers.map(({ url }) => url)).toEqual([okta().url, `http://127.0.0.1:${okta().port}`])
})

test('the document describes every operation that is served, and no other', async () => {
  const served = GROUPS.flatMap(({ operations }) => operations).map(({ method, path }) => `${method} ${path}`)
  const described = operationsOf(await servedDocument()).map(({ method, path }) => `${method} ${path}`)
  expect(described.sort()).toEqual(served.sort())
  expect(new Set(served).size).toBe(served.length)
})

test('every object of the document is closed, but for the one that holds any attributes and the document itself', async () => {
  const open: string[] = []
  const walk = (value: unknown, at: string): void => {
    if (value === null || typeof value !== 'object') return
    const { type, properties, additionalProperties } = value as Record<string, unknown>
    if (type === 'object' && properties && additionalProperties !== false) open.push(at)
    for (const [key, one] of Object.entries(value)) walk(one, `${at}/${key}`)
  }
  walk((await servedDocument()).components.schemas, '')
  expect(open).toEqual(['/OpenApi'])
})

/** A body for each operation that takes one, and parameters where another than the org is needed. */
const BODIES: Record<string, unknown> = {
  createOrg: { name: 'described', release: '2025.11', seed: { groups: [{ name: 'Sales' }] } },
  seedOrg: {
    groups: [{ name: 'Engineering', members: ['ann@described.example'] }],
    people: [
      {
        firstName: 'Ann',
        lastName: 'Jones',
        login: 'ann@described.example',
        password: PASSWORD,
        groups: ['Sales'],
      },
    ],
    apps: [
      { label: 'Desk', integration: 'acme_desk', groups: ['Engineering'] },
      {
        label: 'Own',
        client: { redirectUris: ['http://own.example/callback'] },
        people: ['ann@described.example'],
      },
      { label: 'Docs', integration: 'bookmark', url: 'https://docs.example/' },
    ],
  },
  takeSnapshot: { name: 'seeded' },
  moveClock: { offsetSeconds: 60 },
  injectFault: { name: 'id-token/iss-other-tenant', times: 2, with: 'https://other.example' },
}
const QUERIES: Record<string, string> = {
  listExchanges: '?limit=5',
  streamExchanges: '?after=0&limit=1',
}
// An org is made before it is asked for, and gone when there is nothing more to ask.
const FIRST = ['getHealth', 'createOrg', 'seedOrg', 'takeSnapshot', 'injectFault']
const LAST = ['clearFault', 'clearFaults', 'deleteSnapshot', 'resetOrg', 'deleteOrg']

test('every operation answers what the document says, to the member', async () => {
  const document = await servedDocument()
  const place = ({ one: { operationId: id } }: { one: OperationObject }) =>
    FIRST.includes(id) ? FIRST.indexOf(id) - FIRST.length : LAST.indexOf(id) + 1
  const operations = operationsOf(document).sort((a, b) => place(a) - place(b))
  const { org } = await newOrg()
  await fetch(`${org.url}/oauth2/v1/keys`)
  const called: string[] = []
  for (const { method, path, one } of operations) {
    const { operationId: id } = one
    const body = BODIES[id]
    expect([id, body !== undefined]).toEqual([id, one.requestBody !== undefined])
    if (one.requestBody) {
      const takes = checkFor(document, one.requestBody.content['application/json']!.schema)
      expect([id, takes.safeParse(body).error]).toEqual([id, undefined])
    }
    const filled = path
      .replace('{name}', 'described')
      .replace('{snapshot}', 'seeded')
      .replace('{fault}', okta().org('described')?.faults.list()[0]?.id ?? '')
    const address = filled + (QUERIES[id] ?? '')
    const answer = await askControl(okta(), method, address, body)
    expectAsDescribed(document, one, answer)
    called.push(id)
  }
  expect(called).toHaveLength(operations.length)
})

test('a refusal is what the document says, to the member', async () => {
  const document = await servedDocument()
  const { org } = await newOrg()
  const { one: create } = operationsOf(document).find(({ one }) => one.operationId === 'createOrg')!
  for (const body of [{ name: org.name }, { name: '-' }, 'x', { name: 'a', seed: { people: [{}] } }]) {
    const answer = await askControl(okta(), 'POST', '/_sim/orgs', body)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expectAsDescribed(document, create, answer)
  }
})

function expectAsDescribed(document: Document, one: OperationObject, answer: ControlAnswer) {
  const described = one.responses[answer.status]
  expect([one.operationId, answer.status, Object.keys(one.responses)]).toEqual([
    one.operationId,
    answer.status,
    expect.arrayContaining([String(answer.status)]),
  ])
  const [type] = Object.keys(described?.content ?? {})
  if (type === undefined) return expect(answer.text).toBe('')
  expect(answer.headers['content-type']).toMatch(type)
  if (type === 'text/event-stream') {
    const told = [...answer.text.matchAll(/^event: exchange\ndata: (.*)$/gm)].map(([, data]) =>
      JSON.parse(data!),
    )
    expect(told).toHaveLength(1)
    const exchange = checkFor(document, { $ref: '#/components/schemas/Exchange' })
    return expect(exchange.safeParse(told[0]).error).toBeUndefined()
  }
  const check = checkFor(document, described!.content![type]!.schema)
  expect([one.operationId, check.safeParse(answer.body).error]).toEqual([one.operationId, undefined])
  expect(check.safeParse({ ...answer.body, surprise: 1 }).success).toBe(one.operationId === 'getOpenApi')
}
