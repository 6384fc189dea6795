import type { Defect, Variant } from '../defect.ts'
import { areaOf, type Named, sections } from './catalogue.ts'
import { hasNoticed, type Trial } from './trial.ts'

/** `kill-matrix.json`: which scenario notices which defect, and which cries wolf. */
export interface KillMatrix {
  startedAt: string
  durationMs: number
  /** Whether every defect met every scenario; otherwise those of its own area and those that it names. */
  whole: boolean
  /** The part of an id that defects and variants were chosen by; '' where all were there. */
  chosenBy: string
  defects: {
    id: string
    /** Section of the scenario catalogue. */
    section: string
    does: string
    seenIn?: string
    /** The scenarios that noticed, of those that it met. */
    killedBy: string[]
    /** Scenarios that had to notice, by its file, and didn't. */
    missedBy: string[]
    /** What ended neither as passed nor as noticed: what kept a scenario from judging. */
    undecided: Trial[]
    /** How many scenarios it met. */
    met: number
    /** Why no scenario can tell it from a right one. */
    equivalent?: string
  }[]
  scenarios: {
    id: string
    /** The defects that it notices, of those that it met. */
    kills: string[]
    /** Why no defect of an SP can show in it. */
    idle?: string
  }[]
  variants: {
    id: string
    does: string
    rightBy: string
    /** Scenarios that fail, warn or can't judge, though it is right. */
    falseAlarms: Trial[]
    met: number
  }[]
  /** Killed defects among those that can be told from a right SP: 1 is all. */
  score: number
}

export interface Proof {
  defects: Named<Defect>[]
  variants: Named<Variant>[]
  /** Every scenario's id, with why no defect can show in it, if so. */
  scenarios: { id: string; idle?: string | undefined }[]
  /** What came of each, by the id of the defect or variant. */
  trials: ReadonlyMap<string, readonly Trial[]>
  startedAt: Date
  durationMs: number
  whole: boolean
  chosenBy: string
}

/** Puts what came of all trials into one matrix. */
export function killMatrix({ trials, scenarios, startedAt, ...proof }: Proof): KillMatrix {
  const of = (id: string) => trials.get(id) ?? []
  const noticed = (id: string) => of(id).filter(hasNoticed)
  const defects = proof.defects.map(({ id, does, seenIn, equivalent, killedBy }) => {
    const killers = noticed(id).map(({ scenario }) => scenario)
    return {
      id,
      section: sections[areaOf(id)]!,
      does,
      seenIn,
      killedBy: killers,
      missedBy: killedBy.filter(scenario => !killers.includes(scenario)),
      undecided: of(id).filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'error'),
      met: of(id).length,
      equivalent,
    }
  })
  const variants = proof.variants.map(({ id, does, rightBy }) => ({
    id,
    does,
    rightBy,
    falseAlarms: of(id).filter(({ verdict }) => verdict !== 'passed' && verdict !== 'notRun'),
    met: of(id).length,
  }))
  const killable = defects.filter(({ equivalent }) => equivalent === undefined)
  const killed = killable.filter(({ killedBy }) => killedBy.length > 0)
  return {
    startedAt: startedAt.toISOString(),
    durationMs: proof.durationMs,
    whole: proof.whole,
    chosenBy: proof.chosenBy,
    defects,
    scenarios: scenarios.map(({ id, idle }) => ({
      id,
      kills: defects.filter(({ killedBy }) => killedBy.includes(id)).map(defect => defect.id),
      idle,
    })),
    variants,
    score: killable.length === 0 ? 0 : killed.length / killable.length,
  }
}

/** What a matrix comes to: each list has to be empty. Which scenarios are idle shows only where all defects were there. */
export function shortcomings({ defects, scenarios: all, variants, chosenBy }: KillMatrix) {
  const scenarios = chosenBy === '' ? all : []
  return {
    survivors: defects.filter(({ killedBy, equivalent }) => killedBy.length === 0 && !equivalent),
    missed: defects.filter(({ killedBy, missedBy }) => killedBy.length > 0 && missedBy.length > 0),
    idle: scenarios.filter(({ kills, idle }) => kills.length === 0 && !idle),
    /** Said to notice nothing, and it does. */
    wronglyIdle: scenarios.filter(({ kills, idle }) => kills.length > 0 && idle),
    falseAlarms: variants.filter(({ falseAlarms }) => falseAlarms.length > 0),
  }
}

/** The matrix in one line. */
export function summaryLine(matrix: KillMatrix): string {
  const { survivors, idle, falseAlarms } = shortcomings(matrix)
  const killable = matrix.defects.filter(({ equivalent }) => equivalent === undefined).length
  return [
    `${killable - survivors.length} of ${killable} defects killed`,
    counted(survivors.length, 'survivor'),
    matrix.chosenBy === '' && `${counted(idle.length, 'idle scenario')} of ${matrix.scenarios.length}`,
    `false alarms at ${falseAlarms.length} of ${counted(matrix.variants.length, 'correct variant')}`,
  ]
    .filter(Boolean)
    .join(', ')
}

const counted = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`
