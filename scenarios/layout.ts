import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(import.meta.url)

/** `.ts` where the sources run as they are, `.js` where what was compiled of them runs, as from a package. */
export const ending = extname(here) as '.ts' | '.js'

/** The folder of the scenarios. */
export const scenariosFolder = dirname(here)

/** The folders below it that hold one scenario a file. */
export const scenarioAreas = [
  'guide',
  'express-configuration',
  'assignments',
  'sign-in',
  'initiate',
  'identity',
  'protocol',
  'accept',
]

/** The folder that holds scenarios, sim, sp and reports, and the configuration of Playwright Test. */
export const codeFolder = dirname(scenariosFolder)

/** Whether this is the project's own repository rather than a package that somebody installed. */
export const isRepository = ending === '.ts'

/** Where the report goes where nobody says: in the repository beside the sources, elsewhere in the current folder. */
export const reportFolder = (): string =>
  isRepository ? join(codeFolder, 'reports', 'out') : join(process.cwd(), 'oin-sim-report')

/** The command that runs a scenario again. `options` are those that it was run with, each to be given again. */
export const commandFor = (id: string, options = ''): string =>
  [isRepository ? 'npm run conformance --' : 'npx oin-sim run', id, options].filter(Boolean).join(' ')
