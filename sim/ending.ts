import type { Server, ServerResponse } from 'node:http'
import type { Server as TlsServer } from 'node:https'

/**
 * Watches what a server answers, so that it can be ended without breaking that off.
 *
 * @returns what ends it: stops listening at once, lets answers under way be finished for at most `patienceMs`, and drops
 * whatever is open then. Streams of events have no end of their own, and are not waited for.
 */
export function watchAnswers(server: Server | TlsServer): (patienceMs: number) => Promise<void> {
  const underWay = new Set<ServerResponse>()
  let settled: (() => void) | undefined

  const settle = () => {
    const isLeft = [...underWay].some(answer => !isStream(answer))
    if (!isLeft) settled?.()
  }

  server.on('request', (_req, answer: ServerResponse) => {
    underWay.add(answer)
    answer.once('close', () => {
      underWay.delete(answer)
      settle()
    })
  })

  return async patienceMs => {
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    let timer: NodeJS.Timeout | undefined
    await new Promise<void>(resolve => {
      settled = resolve
      timer = setTimeout(resolve, patienceMs)
      settle()
    })
    clearTimeout(timer)
    server.closeAllConnections()
    await closed
  }
}

const isStream = (answer: ServerResponse): boolean =>
  String(answer.getHeader('content-type')).startsWith('text/event-stream')
