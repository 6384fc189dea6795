import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A server under measurement, in a process of its own. */
export interface Peer {
  port: number
  /** What the Host header says. */
  host: string
  endpoints: { authorize: string; token: string; userinfo: string; keys: string }
  client: { id: string; secret: string; redirectUri: string }
  person: { username: string; password: string }
  /** How long it took to plant its people, of ours only, with its API token and the host of its Admin Console. */
  seededMs?: number
  apiToken?: string
  adminHost?: string
  /** What the process used so far: milliseconds of processor time, and bytes held after garbage collection. */
  usage(): Promise<{ cpuMs: number; rss: number }>
  stop(): Promise<void>
}

export type PeerName = 'bare' | 'floor' | 'ours'

export const peerFile = (name: PeerName): string =>
  fileURLToPath(new URL(`./peers/${name}.js`, import.meta.url))

/** Starts a peer on a free port. `people` is how many are in the org of ours. Rejects where it ends before it answers. */
export async function startPeer(name: PeerName, people = 100): Promise<Peer> {
  const child = spawn(process.execPath, ['--expose-gc', peerFile(name), '0', String(people)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const told = await message<Omit<Peer, 'usage' | 'stop'>>(child, name)
  return {
    ...told,
    async usage() {
      const answer = message<{ cpuMs: number; rss: number }>(child, name)
      child.send('usage')
      return answer
    },
    async stop() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

async function message<T>(child: ChildProcess, name: string): Promise<T> {
  const given = new AbortController()
  try {
    const [what] = await Promise.race([
      once(child, 'message', { signal: given.signal }),
      once(child, 'exit', { signal: given.signal }).then(([code]) => {
        throw new Error(`The peer ${name} ended with ${code}; what it said is above.`)
      }),
    ])
    return what as T
  } finally {
    given.abort()
  }
}
