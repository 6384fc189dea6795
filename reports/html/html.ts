import { html } from 'hono/html'

/** A piece of page whose text has been escaped. */
export type Html = ReturnType<typeof html>

export const nothing: Html = html``
