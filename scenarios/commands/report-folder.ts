import { join } from 'node:path'
import { projectRoot } from './runner.ts'

/** Where the report goes where nobody says: beside the project's own sources. */
export const reportFolder = (): string => join(projectRoot, 'reports', 'out')
