import { z } from 'zod'

/** Schemas that have a name in the OpenAPI document: what comes in, and what goes out. */
export const asked = z.registry<{ id: string }>()
export const answered = z.registry<{ id: string }>()

/** Gives the schema of a body that comes in its name in the OpenAPI document. */
export function asks<S extends z.ZodType>(id: string, schema: S): S {
  asked.add(schema, { id })
  return schema
}

/** Gives the schema of an answer its name in the OpenAPI document. */
export function tells<S extends z.ZodType>(id: string, schema: S): S {
  answered.add(schema, { id })
  return schema
}

/** The one form of every refusal. */
export const refusalSchema = tells(
  'Error',
  z.strictObject({
    error: z.strictObject({
      code: z.string().describe('For programs.'),
      message: z.string().describe('What happened, and to which one.'),
      member: z
        .string()
        .optional()
        .describe('The member of the request that is wrong, such as people[0].login.'),
      next: z.string().optional().describe('What to do about it.'),
    }),
  }),
)

/** A moment, as it is told. */
export const moment = z.iso.datetime()
