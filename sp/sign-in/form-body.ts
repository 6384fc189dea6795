import { bodyReader } from '../body-reader.ts'

/** Reads a posted form into `ctx.request.body`. */
export const readForm = bodyReader({ enableTypes: ['form'], formLimit: '64kb' })
