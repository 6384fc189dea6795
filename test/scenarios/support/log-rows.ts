import { clientRows } from './log-rows-client.ts'
import { peopleRows } from './log-rows-people.ts'
import { appRows } from './log-rows-setup.ts'

/** Every log in which something is found, with its twin. */
export const logRows = [...peopleRows, ...clientRows, ...appRows]
