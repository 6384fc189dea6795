import { z } from 'zod'
import { symptomIds } from './symptom-ids.ts'

const namedSchema = z.object({ name: z.string(), known: z.string() })

const eventEvidence = z.object({
  kind: z.literal('event'),
  /** What it shows: the trouble itself, what led to it, or that it is over. */
  shows: z.enum(['trouble', 'cause', 'solved']),
  time: z.string(),
  eventType: z.string(),
  displayMessage: z.string(),
  actor: z.string(),
  targets: z.array(z.string()),
  result: z.string(),
  reason: z.string().nullable(),
  uuid: z.string(),
})

const requestEvidence = z.object({
  kind: z.literal('request'),
  shows: z.enum(['trouble', 'cause', 'solved']),
  /** By the clock of the person's machine. */
  time: z.string(),
  method: z.string(),
  /** Without the values of its query that may be secret or personal. */
  url: z.string(),
  status: z.number(),
  says: z.string(),
})

export const evidenceSchema = z.discriminatedUnion('kind', [eventEvidence, requestEvidence])

const adviceSchema = z.object({
  who: z.enum(['Okta administrator', 'service provider', 'person', 'support']),
  what: z.string(),
})

export const findingSchema = z.object({
  symptom: z.enum(symptomIds),
  /** One sentence: what went wrong, for whom. */
  title: z.string(),
  person: namedSchema.nullable(),
  app: namedSchema.nullable(),
  /** What it rests on: events that say so, or signs that usually mean it. */
  certainty: z.enum(['certain', 'likely']),
  /** What led to it, as earlier events or requests tell; null where they don't. */
  why: z.string().nullable(),
  times: z.object({ count: z.number(), first: z.string(), last: z.string() }),
  /** When it went well afterwards; null where it never did. */
  solvedAt: z.string().nullable(),
  /** The entry of the guide's troubleshooting; null where the guide has none. */
  guide: z.object({ id: z.string(), section: z.string(), text: z.string(), url: z.string() }).nullable(),
  advice: z.array(adviceSchema),
  evidence: z.array(evidenceSchema),
})

/** What went wrong and wasn't understood: like events together. */
export const unknownSchema = z.object({
  eventType: z.string(),
  displayMessage: z.string(),
  result: z.string(),
  reason: z.string().nullable(),
  count: z.number(),
  first: z.string(),
  last: z.string(),
  examples: z.array(eventEvidence),
})

/** The document of `diagnose --json`. */
export const diagnosisSchema = z.object({
  log: z.object({
    format: z.enum(['JSON', 'NDJSON', 'CSV']),
    events: z.number(),
    /** How many of them `--app` and `--person` left. */
    considered: z.number(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    people: z.number(),
    apps: z.array(z.string()),
  }),
  har: z.object({ requests: z.number(), hasCookies: z.boolean() }).nullable(),
  restrictedTo: z.object({ app: z.string().nullable(), person: z.string().nullable() }),
  masked: z.boolean(),
  verdict: z.enum(['something is wrong', 'everything solved itself', 'nothing is wrong', 'not understood']),
  findings: z.array(findingSchema),
  unknown: z.array(unknownSchema),
})

export type Evidence = z.infer<typeof evidenceSchema>
export type EventEvidence = z.infer<typeof eventEvidence>
export type Finding = z.infer<typeof findingSchema>
export type Unknown = z.infer<typeof unknownSchema>
export type Diagnosis = z.infer<typeof diagnosisSchema>
