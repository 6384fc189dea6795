import { request } from 'node:http'
import type { Okta } from '../../../sim/index.ts'

/** An answer of the control. */
export interface ControlAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  body: Record<string, unknown> & {
    error?: { code: string; message: string; member?: string; next?: string }
  }
}

/** What a request may be made with besides its method, path and JSON body. */
export interface ControlRequestOptions {
  headers?: Record<string, string>
  /** Sent as it is, in place of a JSON body. */
  raw?: string
}

/** Sends a request to the control by a plain loopback Host, as a program would that can't resolve *.localhost. */
export function askControl(
  { port }: Pick<Okta, 'port'>,
  method: string,
  path: string,
  body?: unknown,
  { headers = {}, raw }: ControlRequestOptions = {},
): Promise<ControlAnswer> {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const options = {
    host: '127.0.0.1',
    port,
    method,
    path,
    headers: {
      ...(sent !== undefined && { 'content-type': 'application/json' }),
      ...(sent !== undefined &&
        !headers['transfer-encoding'] && { 'content-length': Buffer.byteLength(sent) }),
      ...headers,
    },
  }
  return new Promise((resolve, reject) => {
    const asking = request(options, response => {
      const chunks: Buffer[] = []
      response.on('data', chunk => chunks.push(chunk))
      response.once('end', () => {
        const text = Buffer.concat(chunks).toString()
        const isJson = response.headers['content-type']?.includes('json')
        resolve({
          status: response.statusCode!,
          headers: response.headers,
          text,
          body: isJson && text ? JSON.parse(text) : {},
        })
      })
      response.once('error', reject)
    })
    asking.once('error', reject)
    asking.end(sent)
  })
}
