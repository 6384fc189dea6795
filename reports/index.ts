export type { ClauseCoverage, Counts, Standing } from './coverage.ts'
export type { Comparison, Difference } from './difference.ts'
export { annotations } from './github.ts'
export { findLastRun, keepLastRun, keptLastRun, type LastRun } from './last-run.ts'
export { createListing, type Listing } from './listing.ts'
export { MergeError, mergeRuns } from './merge.ts'
export { inClauseOrder } from './order.ts'
export { counted, duration, listed, onOneLine } from './phrases.ts'
export { InvalidRunError } from './read-run.ts'
export { type Results, resultsSchema } from './results.ts'
export {
  type Clause,
  type Exchange,
  type Level,
  type Picture,
  type Run,
  runSchema,
  type Scenario,
  type Step,
  unknownTarget,
  type Verdict,
} from './run.ts'
export { foldersWithRuns, RunFileError, readRunFile } from './run-file.ts'
export { type Summary, summarize } from './summary.ts'
export { failures, type Screen } from './terminal.ts'
export { timeOf } from './time.ts'
export { judgeWaivers, type Waiver, waive, waiverSchema } from './waivers.ts'
export { ReportFolderError, removeReport, writeReport } from './write-report.ts'
