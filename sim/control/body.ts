import type { IncomingMessage } from 'node:http'
import { parseJson } from '../request-text.ts'
import { ControlError } from './errors.ts'

const MOST_BYTES = 8 * 1024 * 1024

/** Reads a JSON body. Throws ControlError where it is too large, of another type, or no JSON. */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  const type = (req.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
  if (type !== 'application/json') {
    throw new ControlError('unsupported_media_type', `A body of type "${type}" is not read.`, {
      next: 'Send JSON with Content-Type: application/json.',
    })
  }
  if (Number(req.headers['content-length']) > MOST_BYTES) throw tooLarge()
  const chunks: Buffer[] = []
  let size = 0
  // The connection has to outlive a body that isn't read to its end: the refusal is still to be sent.
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  try {
    return parseJson(text)
  } catch (cause) {
    const reason = text === '' ? 'it is empty' : (cause as Error).message
    throw new ControlError('invalid_request', `The body is no JSON: ${reason}.`)
  }
}

/** Whether a request has a body at all. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

function tooLarge(): ControlError {
  return new ControlError('too_large', `A body of more than ${MOST_BYTES / 1024 / 1024} MiB is not read.`, {
    next: 'Send it in parts.',
  })
}
