import { z } from 'zod'
import { timeSchema } from './time.ts'
import { appliedWaiverSchema } from './waivers.ts'

/** What a scenario can come to. Only `passed` is a pass; failed, inconclusive and error fail the gate. */
export const verdictSchema = z.enum([
  'passed',
  'failed',
  'warning',
  'inconclusive',
  'error',
  'notRun',
  'waived',
])

/** M: a MUST, a breach fails the run. S: a SHOULD, a breach is a warning. P: judged against the target's policy. */
export const levelSchema = z.enum(['M', 'S', 'P'])

/** A sentence of the integration guide or of a specification that scenarios are judged against. */
export const clauseSchema = z.strictObject({
  id: z.string(),
  /** Heading it stands under, such as "Step 2: Run Express Configuration". */
  section: z.string(),
  /** What it demands, in our words. */
  text: z.string(),
  url: z.url().optional(),
  /** What goes wrong for a user or customer where it doesn't hold. */
  breach: z.string().optional(),
  /** What the target's developers do about it. */
  mend: z.string().optional(),
})

export const pictureSchema = z.strictObject({
  title: z.string(),
  /** PNG, JPEG or WebP as a data URI. */
  src: z.string().startsWith('data:image/'),
  width: z.int(),
  height: z.int(),
  /** The page's address when the picture was taken, secrets taken out. */
  url: z.string(),
})

export const stepSchema = z.strictObject({
  title: z.string(),
  /**
   * `given`: has to stand before anything is judged. `twin`: the same steps without the fault, which must succeed before
   * a refusal counts.
   */
  kind: z.enum(['given', 'step', 'twin']),
  status: z.enum(['passed', 'failed']),
  durationMs: z.number(),
  pictures: z.array(pictureSchema),
})

const headersSchema = z.array(z.tuple([z.string(), z.string()]))

/** Something that the simulated Okta was made to do wrong. */
export const faultSchema = z.strictObject({
  /** `signature/alg-none` */
  name: z.string(),
  /** What it does on the wire, in a few words that can follow its name. */
  does: z.string(),
})

/** One recorded request and its answer, secrets already taken out. */
export const exchangeSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  request: z.strictObject({
    method: z.string(),
    url: z.string(),
    headers: headersSchema,
    body: z.string().optional(),
  }),
  /** The simulator's faults that altered the answer, or kept it back; absent where none did. */
  faults: z.array(faultSchema).min(1).optional(),
  /** Absent where no answer came. */
  response: z
    .strictObject({ status: z.int(), headers: headersSchema, body: z.string().optional() })
    .optional(),
})

export const scenarioSchema = z.strictObject({
  /** Path of its file below `scenarios/`, without the ending: `guide/jit/created-on-first-sign-in`. */
  id: z.string(),
  title: z.string(),
  clauses: z.array(z.string()),
  level: levelSchema,
  verdict: verdictSchema,
  /** Why the verdict isn't `passed`, in one sentence; null where it is. */
  reason: z.string().nullable(),
  expected: z.string().optional(),
  received: z.string().optional(),
  agent: z.enum(['browser', 'http']),
  durationMs: z.number(),
  steps: z.array(stepSchema),
  exchanges: z.array(exchangeSchema),
  /** The command that repeats just this one. */
  repro: z.string(),
  /** Playwright's trace of it, from the report's folder, secrets included; absent where none was kept. */
  trace: z
    .string()
    .regex(/^traces\/[\w./-]+\.zip$/)
    .optional(),
})

/** Everything a report is made from. */
export const runSchema = z.strictObject({
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  target: z.strictObject({ name: z.string(), url: z.string() }),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  /** Where that time went; absent where it wasn't measured. */
  time: timeSchema.optional(),
  /** What it ran on: `{ node: '20.20.2', browser: 'Chromium 142', … }`. */
  environment: z.record(z.string(), z.string()),
  clauses: z.array(clauseSchema),
  /** In the order of the guide. */
  scenarios: z.array(scenarioSchema),
  /** Why it isn't whole, a sentence each, secrets taken out; absent where it went to its end. */
  broken: z.array(z.string()).min(1).optional(),
  /** What was waived, or was to be. */
  waivers: z.array(appliedWaiverSchema).optional(),
  /** What it was restricted to, a part of ids; absent where every scenario was to run. */
  filter: z.string().optional(),
  /** Which part of a run on several machines it is, from 1. */
  shard: z.strictObject({ index: z.int().min(1), total: z.int().min(1) }).optional(),
})

/** The target of a run in which no scenario came so far as to name it: an empty shard, or one of crashes only. */
export const unknownTarget: Run['target'] = { name: 'unknown', url: 'http://localhost' }

export type Verdict = z.infer<typeof verdictSchema>
export type Level = z.infer<typeof levelSchema>
export type Clause = z.infer<typeof clauseSchema>
export type Picture = z.infer<typeof pictureSchema>
export type Step = z.infer<typeof stepSchema>
export type Exchange = z.infer<typeof exchangeSchema>
export type Scenario = z.infer<typeof scenarioSchema>
export type Run = z.infer<typeof runSchema>
