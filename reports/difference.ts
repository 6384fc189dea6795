import { z } from 'zod'
import type { EarlierRun, LastRun } from './last-run.ts'
import { counted, duration, moment } from './phrases.ts'
import { type Run, type Scenario, unknownTarget, type Verdict, verdictSchema } from './run.ts'
import { isSlower, paceOf } from './slower.ts'
import { shutsGate, verdicts } from './verdicts.ts'

const turnedSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  before: verdictSchema,
  now: verdictSchema,
})

const comparedSchema = z.strictObject({
  with: z.strictObject({
    startedAt: z.iso.datetime(),
    toolVersion: z.string(),
    targetUrl: z.string(),
  }),
  common: z.int().min(0).meta({ description: 'How many scenarios both runs have.' }),
  partial: z.array(z.string()).meta({
    description:
      'Why only the scenarios that both have are compared, a sentence each; empty where both are whole.',
  }),
  otherwise: z
    .array(z.strictObject({ what: z.string(), before: z.string(), now: z.string() }))
    .meta({ description: 'What else differs between the two runs: versions, profile, browser, system.' }),
  newlyRed: z.array(turnedSchema).meta({ description: 'Fail the gate now, and did not before.' }),
  newlyGreen: z
    .array(turnedSchema)
    .meta({ description: 'Passed now, with or without a warning; did not before.' }),
  newlyNotRun: z.array(turnedSchema),
  otherVerdict: z
    .array(turnedSchema)
    .meta({ description: 'Another verdict of another kind than those above.' }),
  added: z.array(z.strictObject({ id: z.string(), title: z.string(), verdict: verdictSchema })),
  vanished: z.array(z.strictObject({ id: z.string(), title: z.string(), verdict: verdictSchema })),
  slower: z
    .array(z.strictObject({ id: z.string(), title: z.string(), beforeMs: z.number(), nowMs: z.number() }))
    .meta({
      description:
        'At least twice as long and a second longer than the run as a whole lets expect; by more where its times scatter.',
    }),
  slowdown: z.number().nullable().meta({
    description:
      'By how much the run as a whole was slower: the median ratio, never below 1. Null where too few scenarios can be timed; then none is called slower.',
  }),
})

/** What changed since the last run, or why nothing can be said of that. */
export const differenceSchema = z
  .union([comparedSchema, z.strictObject({ notCompared: z.string() })])
  .meta({ description: 'What changed since the last run of the same target; absent where there was none.' })

export type Difference = z.infer<typeof differenceSchema>
export type Comparison = z.infer<typeof comparedSchema>
export type Turned = z.infer<typeof turnedSchema>

type Common = { before: EarlierRun['scenarios'][number]; now: Scenario }

/** Compares a run with the last one. Undefined where there was none; says so where the two can't be compared. */
export function difference(run: Run, last: LastRun | undefined): Difference | undefined {
  if (!last) return undefined
  if (last.unreadable !== undefined) return { notCompared: `${last.unreadable}.` }
  const { run: earlier, named } = last
  const isItself =
    earlier.startedAt === run.startedAt ||
    (!named && Date.parse(earlier.startedAt) > Date.parse(run.startedAt))
  // A report made again of the same run stands in the place of its own last version.
  if (isItself) return named ? { notCompared: 'The report named is that of this very run.' } : undefined
  const reason = incomparable(run, earlier)
  return reason === undefined ? compare(run, earlier) : { notCompared: reason }
}

function incomparable({ target }: Run, { target: other }: EarlierRun): string | undefined {
  const unknown = [
    [target, 'this one'],
    [other, 'the last one'],
  ].find(([one]) => (one as Run['target']).name === unknownTarget.name)
  if (unknown) return `No scenario of ${unknown[1]} came so far as to name its target.`
  return target.name === other.name
    ? undefined
    : `The last run was of another target, ${other.name}; this one is of ${target.name}.`
}

function compare(run: Run, earlier: EarlierRun): Comparison {
  const byId = new Map(earlier.scenarios.map(scenario => [scenario.id, scenario]))
  const common = run.scenarios.flatMap(now => {
    const before = byId.get(now.id)
    return before ? [{ before, now }] : []
  })
  const here = new Set(run.scenarios.map(({ id }) => id))
  const added = run.scenarios.filter(({ id }) => !byId.has(id))
  const vanished = earlier.scenarios.filter(({ id }) => !here.has(id))
  const turned = (kind: Kind) => common.filter(pair => kindOf(pair) === kind).map(turn)
  const timed = common.filter(isTimed)
  const pace = paceOf(timed.map(timesOf))
  const [mine, its] = extents(run, earlier)
  return {
    with: {
      startedAt: earlier.startedAt,
      toolVersion: earlier.tool.version,
      targetUrl: earlier.target.url,
    },
    common: common.length,
    partial: [...partOf('The last run', its), ...partOf('This run', mine)],
    otherwise: otherwise(run, earlier),
    newlyRed: turned('red'),
    newlyGreen: turned('green'),
    newlyNotRun: turned('notRun'),
    otherVerdict: turned('other'),
    // What a part of a run doesn't have may well be there in the whole.
    added: isWhole(its) ? added.map(named) : [],
    vanished: isWhole(mine) ? vanished.map(named) : [],
    slower: timed
      .filter(pair => pace !== null && isSlower(timesOf(pair), pace))
      .map(pair => ({ id: pair.now.id, title: pair.now.title, ...timesOf(pair) })),
    slowdown: pace?.slowdown ?? null,
  }
}

const named = ({ id, title, verdict }: Pick<Scenario, 'id' | 'title' | 'verdict'>) => ({ id, title, verdict })

const turn = ({ before, now }: Common): Turned => ({
  id: now.id,
  title: now.title,
  before: before.verdict,
  now: now.verdict,
})

type Kind = 'same' | 'red' | 'green' | 'notRun' | 'other'

function kindOf({ before, now }: Common): Kind {
  if (before.verdict === now.verdict) return 'same'
  if (shutsGate(now.verdict)) return shutsGate(before.verdict) ? 'other' : 'red'
  if (now.verdict === 'notRun') return 'notRun'
  return isGreen(now) && !isGreen(before) ? 'green' : 'other'
}

const isGreen = ({ verdict }: Pick<Scenario, 'verdict'>): boolean => verdicts[verdict].tally === 'passed'

type Extent = Pick<Run, 'filter' | 'shard' | 'broken'>

// Two runs of the same part are as good as whole to each other.
function extents(run: Extent, earlier: Extent): [Extent, Extent] {
  if (run.filter !== earlier.filter) return [run, earlier]
  return [
    { ...run, filter: undefined },
    { ...earlier, filter: undefined },
  ]
}

const isWhole = ({ filter, shard, broken }: Extent): boolean =>
  filter === undefined && shard === undefined && broken === undefined

function partOf(which: string, { filter, shard, broken }: Extent): string[] {
  return [
    ...(filter === undefined ? [] : [`${which} was of “${filter}” only.`]),
    ...(shard ? [`${which} was shard ${shard.index}/${shard.total}.`] : []),
    ...(broken ? [`${which} broke off.`] : []),
  ]
}

/** Of the environment, what no two machines of one run differ in anyway. */
const COMPARED_FACTS = ['Profile', 'Node', 'Browser', 'System']

function otherwise(run: Run, earlier: EarlierRun): Comparison['otherwise'] {
  const facts: [string, string | undefined, string | undefined][] = [
    ['Tool', earlier.tool.version, run.tool.version],
    ['Target’s host', hostOf(earlier.target.url), hostOf(run.target.url)],
    ...COMPARED_FACTS.map((name): [string, string | undefined, string | undefined] => [
      name,
      earlier.environment?.[name],
      run.environment[name],
    ]),
  ]
  return facts.flatMap(([what, before, now]) =>
    before !== undefined && now !== undefined && before !== now ? [{ what, before, now }] : [],
  )
}

// A port is often a free one, another every time.
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : url)

// How long a refusal takes says nothing, nor does another agent's time.
const isTimed = ({ before, now }: Common): boolean =>
  isGreen(before) && isGreen(now) && before.agent === now.agent

const timesOf = ({ before, now }: Common) => ({ beforeMs: before.durationMs, nowMs: now.durationMs })

/** One kind of change: its name, the verdict whose colour it wears, and each scenario with what changed, in words. */
export type ChangeGroup = {
  word: string
  like: Verdict
  entries: { id: string; title: string; what: string; isGone: boolean }[]
}

/** Every kind of change that there is any of, worst first, as each output for people tells it. */
export function groups(changes: Comparison): ChangeGroup[] {
  const turned = (entries: readonly Turned[]) =>
    entries.map(({ id, title, before, now }) => ({
      id,
      title,
      what: `${verdicts[before].word} before, ${verdicts[now].word} now`,
      isGone: false,
    }))
  const all: ChangeGroup[] = [
    { word: 'newly red', like: 'failed', entries: turned(changes.newlyRed) },
    { word: 'newly green', like: 'passed', entries: turned(changes.newlyGreen) },
    { word: 'newly not run', like: 'notRun', entries: turned(changes.newlyNotRun) },
    { word: 'another verdict', like: 'inconclusive', entries: turned(changes.otherVerdict) },
    {
      word: 'slower',
      like: 'warning',
      entries: changes.slower.map(({ id, title, beforeMs, nowMs }) => ({
        id,
        title,
        what: `${duration(beforeMs)} before, ${duration(nowMs)} now`,
        isGone: false,
      })),
    },
    {
      word: 'new',
      like: 'waived',
      entries: changes.added.map(({ id, title, verdict }) => ({
        id,
        title,
        what: `${verdicts[verdict].word} now`,
        isGone: false,
      })),
    },
    {
      word: 'vanished',
      like: 'notRun',
      entries: changes.vanished.map(({ id, title, verdict }) => ({
        id,
        title,
        what: `${verdicts[verdict].word} before`,
        isGone: true,
      })),
    },
  ]
  return all.filter(({ entries }) => entries.length > 0)
}

/** What was compared with what, a sentence each. */
export function comparedWith({ with: earlier, common, partial, otherwise, slowdown }: Comparison): string[] {
  const factor = slowdown !== null && slowdown > 1.05 ? slowdown : undefined
  return [
    `Compared with the run of ${moment(earlier.startedAt)}: ${counted(common, 'common scenario')}.`,
    ...partial,
    ...(partial.length > 0 ? ['Only what both have is compared.'] : []),
    ...otherwise.map(({ what, before, now }) => `${what}: ${before} before, ${now} now.`),
    ...(factor === undefined
      ? []
      : [`As a whole it took ${factor} times as long; a scenario is slower where it took longer than that.`]),
  ]
}
