import type { SymptomId } from '../../../scenarios/support/symptom-ids.ts'
import type { SampleEvent } from './sample-log.ts'

/** What a log shows, and the twin of it that looks alike and must show nothing of the kind. */
export type LogRow = {
  id: SymptomId
  shows: string
  events: SampleEvent[]
  /** What else is found in it. */
  also?: SymptomId[]
  /** What the finding says of who, why and when it was over. */
  says: RegExp
  twin: [shows: string, events: SampleEvent[]]
}
