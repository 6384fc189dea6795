import type { IncomingMessage } from 'node:http'

/** A request's body as text; undefined where it has more than `limit` bytes. */
export async function readText(req: IncomingMessage, limit: number): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req) {
    size += (chunk as Buffer).length
    // What is too long is still read to its end: the answer would otherwise not arrive.
    if (size <= limit) chunks.push(chunk as Buffer)
  }
  return size > limit ? undefined : Buffer.concat(chunks).toString('utf8')
}

const MOST_LEVELS = 100

/**
 * The value of a JSON text. Throws SyntaxError where it is none, and where it is nested deeper than anything that is
 * asked for: such a value could be kept, but never be written down again.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  let level: unknown[] = [value]
  for (let levels = 0; level.length > 0; levels += 1) {
    if (levels > MOST_LEVELS) throw new SyntaxError(`it is nested more than ${MOST_LEVELS} levels deep`)
    level = level.flatMap(one => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return value
}
