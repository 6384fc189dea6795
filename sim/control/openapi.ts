import { z } from 'zod'
import { CODES, type ControlCode } from './errors.ts'
import { type Operation, type OperationGroup, operation } from './operation.ts'
import { answered, asked, refusalSchema, tells } from './schemas.ts'

type Json = Record<string, unknown>

const COMPONENTS = '#/components/schemas/'
const uri = (id: string) => `${COMPONENTS}${id}`

/** What any operation may refuse for, besides what it says itself. */
function refusalsOf({ body, query, path, refuses }: Operation): ControlCode[] {
  const mayBeWrong = body !== undefined || query !== undefined || path.includes('{')
  return [
    ...(mayBeWrong ? (['invalid_request'] as const) : []),
    'forbidden',
    ...refuses,
    ...(body ? (['too_large', 'unsupported_media_type'] as const) : []),
    'internal_error',
    'not_ready',
  ]
}

const json = (id: string) => ({ 'application/json': { schema: { $ref: uri(id) } } })

function nameIn(registry: typeof asked, schema: z.ZodType): string {
  const id = registry.get(schema)?.id
  if (!id) throw new Error('A schema of the control has no name: give it one with asks() or tells().')
  return id
}

function withoutMarks({ $schema, $id, ...schema }: Json): Json {
  return schema
}

function componentsOf(registry: typeof asked, io: 'input' | 'output'): [string, Json][] {
  const { schemas } = z.toJSONSchema(registry, { uri, io, target: 'draft-2020-12' })
  return Object.entries(schemas).map(([id, schema]) => [id, withoutMarks(schema as Json)])
}

function parametersOf({ path, query }: Operation): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  if (!query) return inPath
  const { properties = {} } = z.toJSONSchema(query, { io: 'input' }) as { properties?: Record<string, Json> }
  const inQuery = Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: false,
    ...(description !== undefined && { description }),
    schema,
  }))
  return [...inPath, ...inQuery]
}

function responsesOf(one: Operation): Json {
  const { answers } = one
  const content =
    'schema' in answers
      ? json(nameIn(answered, answers.schema))
      : 'events' in answers
        ? { 'text/event-stream': { schema: { type: 'string', description: answers.events } } }
        : undefined
  const codes = refusalsOf(one)
  const refusals = [...new Set(codes.map(code => CODES[code]))].sort().map(status => [
    status,
    {
      description: codes.filter(code => CODES[code] === status).join(', '),
      content: json(nameIn(answered, refusalSchema)),
    },
  ])
  return {
    [answers.status]: { description: answers.does, ...(content && { content }) },
    ...Object.fromEntries(refusals),
  }
}

function operationObject(one: Operation, tag: string): Json {
  const { id, summary, description, body } = one
  const parameters = parametersOf(one)
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: json(nameIn(asked, body)) } }),
    responses: responsesOf(one),
  }
}

/** The OpenAPI document (https://spec.openapis.org/oas/v3.1.1) of these groups. `servers` are where they answer. */
export function openApiDocument(
  groups: readonly OperationGroup[],
  { version, servers }: { version: string; servers: readonly string[] },
): Json {
  const paths: Record<string, Json> = {}
  for (const { name, operations } of groups) {
    for (const one of operations) {
      paths[one.path] = { ...paths[one.path], [one.method.toLowerCase()]: operationObject(one, name) }
    }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'oin-sim: control of the simulated Okta',
      version,
      description:
        'For tests in any language, on this machine only. Bodies are JSON; a request that a page of another site makes ' +
        'a browser send is refused.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: servers.map(url => ({ url })),
    tags: groups.map(({ name, description }) => ({ name, description })),
    paths,
    components: {
      schemas: Object.fromEntries([...componentsOf(asked, 'input'), ...componentsOf(answered, 'output')]),
    },
  }
}

/** The group that serves the document of all groups, itself included. */
export function description(groups: () => readonly OperationGroup[]): OperationGroup {
  return {
    name: 'Description',
    description: 'This document.',
    operations: [
      operation({
        id: 'getOpenApi',
        method: 'GET',
        path: '/_sim/openapi.json',
        summary: 'The OpenAPI document of this interface',
        answers: {
          status: 200,
          does: 'The document.',
          schema: tells('OpenApi', z.looseObject({ openapi: z.string() })),
        },
        refuses: [],
        run: ({ okta }) => {
          const document = openApiDocument(groups(), {
            version: okta.version,
            servers: [okta.url, `http://127.0.0.1:${okta.port}`],
          })
          return document as Json & { openapi: string }
        },
      }),
    ],
  }
}
