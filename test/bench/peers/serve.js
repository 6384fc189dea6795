// What the peers have in common: a server on a free port of loopback, and answers to the benchmark that started it.
import { createServer } from 'node:http'

/** The one person who signs in at the peers. */
export const PERSON = { username: 'ada@example.test', password: 'Correct-horse-1' }
/** The one client. Nobody listens there: the benchmark reads the code from the Location. */
export const CLIENT = {
  id: 'bench-client',
  secret: 'a-secret-of-the-benchmark',
  redirectUri: 'http://127.0.0.1/callback',
}

/**
 * Listens on the port in argv, or a free one.
 *
 * @param {() => import('node:http').RequestListener} listenerAt what answers, made once the port is known
 */
export async function serve(listenerAt) {
  const server = createServer((req, res) => listener(req, res))
  await new Promise(done => server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => done(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const listener = listenerAt(`http://127.0.0.1:${port}`)
  return port
}

/**
 * Tells the benchmark where the peer is, and what it costs whenever it asks.
 *
 * @param {object} peer
 */
export function report(peer) {
  process.on('message', () => {
    // With --expose-gc: what is measured is what is held, not what wasn't collected yet.
    globalThis.gc?.()
    const { user, system } = process.cpuUsage()
    process.send?.({ cpuMs: (user + system) / 1000, rss: process.memoryUsage().rss })
  })
  process.on('disconnect', () => process.exit())
  process.send?.({ client: CLIENT, person: PERSON, ...peer })
}
