import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Okta } from '../index.ts'
import type { ControlCode } from './errors.ts'

/** Names in the braces of a path: of `/_sim/orgs/{name}` it is `name`. */
type NamesIn<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

type Read<S> = S extends z.ZodType ? z.output<S> : undefined

/** What an operation is given, read and checked. */
export interface ControlRequest<P extends string, Q, B> {
  okta: Okta
  params: Record<NamesIn<P>, string>
  query: Read<Q>
  body: Read<B>
}

/** What an operation answers: a JSON document of a schema, nothing, or a stream of events. */
export type Answers =
  | { status: 200 | 201; does: string; schema: z.ZodType }
  | { status: 204; does: string }
  | { status: 200; does: string; events: string }

type Given<A> = A extends { schema: infer S extends z.ZodType }
  ? z.input<S>
  : A extends { events: string }
    ? Readable
    : unknown

/**
 * One operation of the control over HTTP. The server and the OpenAPI document are both made from it, so neither can
 * say what the other doesn't.
 */
export interface Operation {
  /** `operationId`: what a generated client calls it. */
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: `/_sim/${string}`
  summary: string
  description?: string
  /** An object whose members are the parameters of the query. */
  query?: z.ZodObject
  body?: z.ZodType
  answers: Answers
  /** Why it may refuse, besides what any operation may refuse for. */
  refuses: readonly ControlCode[]
  run(request: { okta: Okta; params: Record<string, string>; query: unknown; body: unknown }): unknown
}

/** Operations that belong together, under one heading of the document. */
export interface OperationGroup {
  name: string
  description: string
  operations: readonly Operation[]
}

/** Describes an operation; `run` gets what the schemas make of the request, and has to answer what they say. */
export function operation<
  const P extends Operation['path'],
  const A extends Answers,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  described: Omit<Operation, 'path' | 'query' | 'body' | 'answers' | 'run'> & {
    path: P
    query?: Q
    body?: B
    answers: A
    run(request: ControlRequest<P, Q, B>): Given<A> | Promise<Given<A>>
  },
): Operation {
  return described as Operation
}
