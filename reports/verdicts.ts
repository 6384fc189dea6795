import type { Level, Verdict } from './run.ts'

type Meaning = {
  /** How people read it. */
  word: string
  /** One column wide on every terminal; never shown without the word. */
  glyph: string
  /** What it does to the gate. */
  gate: 'opens' | 'leaves' | 'shuts'
  /** Which of the three numbers on a run's last line it is counted in. */
  tally: 'passed' | 'failed' | 'skipped'
  /** Follows a number: "2 scenarios failed", "1 ended in an error". */
  clause: { one: string; many: string }
}

/** What each verdict means, from best news to worst and then what wasn't judged. */
export const verdicts: Record<Verdict, Meaning> = {
  passed: {
    word: 'passed',
    glyph: '✓',
    gate: 'opens',
    tally: 'passed',
    clause: { one: 'passed', many: 'passed' },
  },
  failed: {
    word: 'failed',
    glyph: '✗',
    gate: 'shuts',
    tally: 'failed',
    clause: { one: 'failed', many: 'failed' },
  },
  warning: {
    word: 'warning',
    glyph: '!',
    gate: 'leaves',
    tally: 'passed',
    clause: { one: 'has a warning', many: 'have a warning' },
  },
  inconclusive: {
    word: 'inconclusive',
    glyph: '?',
    gate: 'shuts',
    tally: 'failed',
    clause: { one: 'was inconclusive', many: 'were inconclusive' },
  },
  error: {
    word: 'error',
    glyph: '⊗',
    gate: 'shuts',
    tally: 'failed',
    clause: { one: 'ended in an error', many: 'ended in an error' },
  },
  notRun: {
    word: 'not run',
    glyph: '-',
    gate: 'leaves',
    tally: 'skipped',
    clause: { one: 'wasn’t run', many: 'weren’t run' },
  },
  waived: {
    word: 'waived',
    glyph: '~',
    gate: 'leaves',
    tally: 'skipped',
    clause: { one: 'is waived', many: 'are waived' },
  },
}

/** Every verdict, in the order in which tables and sentences name them. */
export const allVerdicts = Object.keys(verdicts) as Verdict[]

/** Whether this verdict alone fails a run. */
export const shutsGate = (verdict: Verdict): boolean => verdicts[verdict].gate === 'shuts'

/** The scenario levels in words, with what a breach of each comes to. */
export const levels: Record<Level, { word: string; meaning: string }> = {
  M: { word: 'must', meaning: 'A breach fails the run.' },
  S: { word: 'should', meaning: 'A breach is a warning.' },
  P: { word: 'policy', meaning: 'Judged against what the target declares.' },
}
