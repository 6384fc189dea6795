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
