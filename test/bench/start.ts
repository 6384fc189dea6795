import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { freePort } from '../../scenarios/targets/configured/free-port.ts'
import { peerFile } from './peer.ts'

/**
 * How long a new process takes until its JWKS has a key, in milliseconds: ours is all that `oin-sim start` brings up,
 * compiled; bare is oidc-provider with the keys that it ships, so it makes none.
 */
export async function coldStart(which: 'ours' | 'bare'): Promise<number> {
  const [port, spPort] = [await freePort(), await freePort()]
  const [command, host, path] =
    which === 'bare'
      ? [[peerFile('bare'), String(port)], `127.0.0.1:${port}`, '/jwks']
      : [
          ['dist/scenarios/bin.js', 'start', '--okta-port', String(port), '--sp-port', String(spPort)],
          `acme.okta.localhost:${port}`,
          '/oauth2/v1/keys',
        ]
  const began = performance.now()
  const child = spawn(process.execPath, command, { stdio: 'ignore' })
  try {
    while (!(await publishesKey(port, host, path))) {
      if (child.exitCode !== null)
        throw new Error(`${command[0]} ended with ${child.exitCode} before it answered.`)
      await new Promise(done => setTimeout(done, 2))
    }
    return performance.now() - began
  } finally {
    if (child.exitCode === null) {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    }
  }
}

function publishesKey(port: number, host: string, path: string): Promise<boolean> {
  return new Promise(tell => {
    const asked = request({ host: '127.0.0.1', port, path, headers: { host } }, async answer => {
      let body = ''
      for await (const chunk of answer) body += chunk
      tell(answer.statusCode === 200 && JSON.parse(body).keys.length > 0)
    })
    // Nobody listens yet.
    asked.on('error', () => tell(false))
    asked.end()
  })
}
