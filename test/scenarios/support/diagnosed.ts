import { diagnose } from '../../../scenarios/support/diagnose.ts'
import { type Diagnosis, diagnosisSchema } from '../../../scenarios/support/diagnosis.ts'
import { readHar } from '../../../scenarios/support/read-har.ts'
import { readLog } from '../../../scenarios/support/read-log.ts'
import { event, type SampleEvent } from './sample-log.ts'

export type Asked = { har?: string; app?: string; person?: string; mask?: boolean }

/** What is found in a log that is read from text, as a file is. */
export function diagnosedText(text: string, { har, ...asked }: Asked = {}): Diagnosis {
  const diagnosis = diagnose({
    ...readLog(text, 'log.json'),
    ...asked,
    ...(har && { har: readHar(har, 'person.har') }),
  })
  return diagnosisSchema.parse(diagnosis)
}

/** What is found in events. A log without any has a quiet one. */
export function diagnosed(events: readonly SampleEvent[], asked: Asked = {}): Diagnosis {
  return diagnosedText(
    JSON.stringify(events.length > 0 ? events : [event('user.session.end', { at: 0 })]),
    asked,
  )
}

export const idsOf = ({ findings }: Diagnosis) => findings.map(({ symptom }) => symptom)
