import type { Exchange, Picture, Step } from '../../reports/index.ts'

/** What a scenario leaves behind while it runs. */
export interface Recording {
  steps: Step[]
  /** When everything stood that had to stand before the scenario began. */
  given?: Date
  /** Takes a picture of what the person who acted last sees; undefined where nobody has a page open. */
  photograph?: () => Promise<Omit<Picture, 'title'> | undefined>
  /** Tells whoever runs the scenario that a step is being taken. */
  within<T>(title: string, act: () => Promise<T>): Promise<T>
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

const untold: Recording['within'] = (_title, act) => act()

let current: Recording = { steps: [], within: untold }

/** Starts the recording of a scenario. A process runs one scenario at a time. */
export function startRecording(within = untold): Recording {
  current = { steps: [], within }
  return current
}

export function recording(): Recording {
  return current
}
