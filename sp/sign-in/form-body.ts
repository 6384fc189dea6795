import { bodyParser } from '@koa/bodyparser'

/** Reads a posted form into `ctx.request.body`. */
export const readForm = bodyParser({ enableTypes: ['form'], formLimit: '64kb' })
