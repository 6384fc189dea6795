import type { Run } from '../../../reports/index.ts'
import type { Outcome } from '../../harness/record.ts'
import type { Case } from '../../repro/case.ts'
import { requirements } from '../../requirements.ts'

/** A case as a run of one scenario, for a report. */
export function runOfCase(
  { target, browser, ...outcome }: Outcome,
  { title, guide }: Case,
  { name, startedAt, version }: { name: string; startedAt: Date; version: string },
): Run {
  const durationMs = Date.now() - startedAt.getTime()
  return {
    tool: { name: 'oin-sim', version },
    target: target!,
    startedAt: startedAt.toISOString(),
    durationMs,
    environment: {
      Case: name,
      Node: process.versions.node,
      ...(browser && { Browser: browser }),
      System: process.platform,
    },
    clauses: requirements.filter(({ id }) => id === guide),
    scenarios: [
      {
        id: `cases/${name}`,
        title,
        clauses: guide === null ? [] : [guide],
        level: 'M',
        durationMs,
        repro: `npx oin-sim repro ${name}`,
        ...outcome,
      },
    ],
  }
}
