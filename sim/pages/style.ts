import { createHash } from 'node:crypto'
import { consoleStyle } from './style/console.ts'
import { controls } from './style/controls.ts'
import { lists } from './style/lists.ts'
import { shells } from './style/shells.ts'
import { simulator } from './style/simulator.ts'
import { tokens } from './style/tokens.ts'

/** The one stylesheet of all pages, to be served at `stylePath` as text/css. */
export const style = [tokens, controls, shells, lists, simulator, consoleStyle].join('\n')

export const stylePath = '/assets/style.css'

/** The stylesheet's address with a mark of its content, so that it may be cached for good. */
export const styleHref = `${stylePath}?v=${createHash('sha256').update(style).digest('hex').slice(0, 10)}`
