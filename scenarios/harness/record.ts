import type { Exchange, Picture, Step } from '../../reports/index.ts'

/** What a scenario leaves behind while it runs. */
export interface Recording {
  steps: Step[]
  /** When everything stood that had to stand before the scenario began. */
  given?: Date
  /** Takes a picture of what the person who acted last sees; undefined where nobody has a page open. */
  photograph?: () => Promise<Omit<Picture, 'title'> | undefined>
}

/** What a worker hands to the reporter about one scenario, beside what Playwright Test knows. */
export interface Outcome {
  verdict: 'passed' | 'failed' | 'warning' | 'inconclusive' | 'error' | 'notRun'
  reason: string | null
  expected?: string
  received?: string
  agent: 'browser' | 'http'
  steps: Step[]
  exchanges: Exchange[]
  target?: { name: string; url: string }
  /** Name and version of the browser. */
  browser?: string
}

/** Name of the attachment that holds an Outcome. */
export const OUTCOME = 'oin-sim outcome'

let current: Recording = { steps: [] }

/** Starts the recording of a scenario. A worker runs one scenario at a time. */
export function startRecording(): Recording {
  current = { steps: [] }
  return current
}

export function recording(): Recording {
  return current
}
