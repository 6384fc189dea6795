import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { randomBase62 } from '../org/ids.ts'
import type { User } from '../org/state.ts'
import { type LogRequest, personAsParty } from '../org/system-log.ts'
import type { RunningOrg } from '../running-org.ts'

const current = new AsyncLocalStorage<LogRequest>()

/** The request that is being answered; undefined outside one. What is written to it shows in the System Log. */
export function currentRequest(): LogRequest | undefined {
  return current.getStore()
}

/** Whoever asks does what the log writes of this request: the person, and the session in which they do it. */
export function noteCaller(org: RunningOrg, user: User | undefined, sid: string | undefined): void {
  const request = currentRequest()
  if (!request) return
  if (user) request.actor = personAsParty(user)
  const session = org.model.sessions.find(sid)
  if (session) request.sessionId = session.id
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
