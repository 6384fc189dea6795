import type { RunningOrg } from '../../sim/index.ts'
import { diagnose } from '../support/diagnose.ts'
import type { Diagnosis } from '../support/diagnosis.ts'
import { readLog } from '../support/read-log.ts'

/** What the org's System Log, exported as an administrator would, says went wrong. */
export async function diagnosedLog({ url, apiToken }: RunningOrg): Promise<Diagnosis> {
  const response = await fetch(`${url}/api/v1/logs?limit=1000`, {
    headers: { authorization: `SSWS ${apiToken}` },
  })
  if (!response.ok) throw new Error(`the System Log answered ${response.status}`)
  const { format, events } = readLog(await response.text(), 'the System Log')
  return diagnose({ events, format })
}
