import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { randomBase62 } from '../org/ids.ts'
import type { LogRequest } from '../org/system-log.ts'

const current = new AsyncLocalStorage<LogRequest>()

/** The request that is being answered; undefined outside one. What is written to it shows in the System Log. */
export function currentRequest(): LogRequest | undefined {
  return current.getStore()
}

/** Answers a request so that everything it causes knows it, and names it in `X-Okta-Request-Id`. */
export function withRequest(req: IncomingMessage, res: ServerResponse, ip: string, answer: () => void): void {
  const id = randomBase62(27)
  res.setHeader('X-Okta-Request-Id', id)
  const request: LogRequest = {
    id,
    method: req.method ?? 'GET',
    url: req.url ?? '/',
    ip,
    userAgent: req.headers['user-agent'],
  }
  current.run(request, answer)
}
