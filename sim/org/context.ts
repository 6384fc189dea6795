import type { NewId } from './ids.ts'
import type { OrgState } from './state.ts'
import type { LogEvent } from './system-log.ts'

/** What every part of the model works on: the org's state, and the world handed in. */
export interface OrgContext {
  state: OrgState
  newId: NewId
  now: () => Date
  /** Writes one event to the System Log. */
  log: (event: LogEvent) => void
}

/** The time as Okta writes it, `2026-01-31T12:00:00.000Z`. */
export function timestamp(context: Pick<OrgContext, 'now'>): string {
  return context.now().toISOString()
}
