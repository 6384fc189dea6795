import { z } from 'zod'
import { type Difference, differenceSchema } from './difference.ts'
import { harPath } from './har.ts'
import { levelSchema, type Run, runSchema, verdictSchema } from './run.ts'
import type { Summary } from './summary.ts'
import { timeSchema } from './time.ts'
import { appliedWaiverSchema } from './waivers.ts'

const count = z.int().min(0)

const stepResultSchema = z
  .strictObject({
    title: z.string(),
    status: z.enum(['passed', 'failed']),
    durationMs: z.number(),
  })
  .meta({ description: 'One step that was taken; steps after a failed one are not listed.' })

const scenarioResultSchema = z.strictObject({
  id: z.string().meta({ description: 'Stays the same from run to run; also the anchor in index.html.' }),
  title: z.string(),
  clauses: z.array(z.string()).meta({ description: 'Ids of the clauses it is judged against.' }),
  level: levelSchema.meta({
    description: 'M: a breach fails the run. S: a breach is a warning. P: against the target’s policy.',
  }),
  verdict: verdictSchema,
  reason: z.string().nullable().meta({ description: 'Why the verdict is not "passed"; null where it is.' }),
  agent: z.enum(['browser', 'http']),
  durationMs: z.number(),
  steps: z.array(stepResultSchema),
  repro: z.string().meta({ description: 'The command that repeats just this scenario.' }),
  har: z.string().optional().meta({
    description: 'Its exchanges as HAR 1.2, from the folder of this file; absent where it has none.',
  }),
  trace: z.string().optional().meta({
    description:
      'Playwright’s trace of it, from the folder of this file, secrets included; absent where none was kept.',
  }),
})

/** The shape of `results.json`, version 1. */
export const resultsSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    tool: z.strictObject({ name: z.string(), version: z.string() }),
    target: z.strictObject({ name: z.string(), url: z.string() }),
    startedAt: z.iso.datetime(),
    durationMs: z.number(),
    time: timeSchema.optional().meta({
      description:
        'Where the workers’ time went, in milliseconds: each moment counts once, and the four parts add up to how long the workers were there, together. target: asked, and not answered yet. okta: the same of the simulated Okta, also while the target waits for it. browser: Chromium acts, and no server owes an answer. harness: the rest, starting and idle ends included. Absent where it wasn’t measured.',
    }),
    environment: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: 'What it ran on: Profile, Node, Browser, System.' }),
    filter: z.string().optional().meta({
      description: 'Part of the ids that the run was restricted to; absent where every scenario was to run.',
    }),
    shard: runSchema.shape.shard.meta({
      description: 'Which part of a run on several machines it is; absent where it is the whole.',
    }),
    gate: z.enum(['passed', 'failed']).meta({
      description:
        'failed, inconclusive and error fail it, and so does a run that broke off, or in which nothing passed.',
    }),
    broken: z.array(z.string()).min(1).optional().meta({
      description: 'Why the run is not whole, a sentence each; absent where it went to its end.',
    }),
    counts: z.strictObject({
      passed: count,
      failed: count,
      warning: count,
      inconclusive: count,
      error: count,
      notRun: count,
      waived: count,
    }),
    scenarios: z.array(scenarioResultSchema),
    waivers: z.array(appliedWaiverSchema).meta({
      description: 'One that is no longer needed fails the gate; one that has expired waives nothing.',
    }),
    difference: differenceSchema.optional(),
  })
  .meta({ title: 'results.json of oin-sim' })

export type Results = z.infer<typeof resultsSchema>

/** The run for machines: `results.json`. */
export function results(run: Run, { gate, counts }: Summary, difference?: Difference): Results {
  return {
    schemaVersion: 1,
    tool: run.tool,
    target: run.target,
    startedAt: run.startedAt,
    durationMs: run.durationMs,
    ...(run.time && { time: run.time }),
    environment: run.environment,
    ...(run.filter !== undefined && { filter: run.filter }),
    ...(run.shard && { shard: run.shard }),
    gate,
    ...(run.broken && { broken: run.broken }),
    counts,
    scenarios: run.scenarios.map(scenario => ({
      id: scenario.id,
      title: scenario.title,
      clauses: scenario.clauses,
      level: scenario.level,
      verdict: scenario.verdict,
      reason: scenario.reason,
      agent: scenario.agent,
      durationMs: scenario.durationMs,
      steps: scenario.steps.map(({ title, status, durationMs }) => ({ title, status, durationMs })),
      repro: scenario.repro,
      ...(harPath(scenario) !== undefined && { har: harPath(scenario) }),
      ...(scenario.trace !== undefined && { trace: scenario.trace }),
    })),
    waivers: run.waivers ?? [],
    ...(difference && { difference }),
  }
}

/** The JSON Schema (draft 2020-12) that is published as `results.schema.json`. */
export const resultsJsonSchema = (): object => z.toJSONSchema(resultsSchema)
