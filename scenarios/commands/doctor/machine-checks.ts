import { createServer } from 'node:net'
import { findBrowser, NoBrowserError } from '../../harness/find-browser.ts'
import type { Machine } from '../../harness/machine.ts'
import { type Check, notChecked, ok, problem } from './check.ts'

const LEAST_NODE = [20, 19]

/** Whether Node is one that this project runs on: 20.19 or later. */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isOld = major < LEAST_NODE[0]! || (major === LEAST_NODE[0] && minor < LEAST_NODE[1]!)
  return isOld
    ? problem('Node', `${version} is too old`, 'Install Node 20.19 or later: https://nodejs.org')
    : ok('Node', version)
}

/** Whether there is a browser; none is installed. */
export async function checkBrowser(machine: Machine): Promise<Check> {
  try {
    const { path } = await findBrowser({ install: false }, machine)
    return ok('Browser', path)
  } catch (error) {
    if (!(error instanceof NoBrowserError)) throw error
    const [what = '', ...remedies] = error.message.split('\n')
    return problem('Browser', what, `${remedies.join(' ')} Without one: oin-sim run --agent http.`)
  }
}

/** Whether Okta can listen on a port. */
export async function checkPort(port: number): Promise<Check> {
  const name = `Port ${port}`
  if (port === 0) return notChecked('Port of Okta', 'any free one is taken')
  const server = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
    return ok(name, 'free')
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    const says = isTaken ? 'another program listens there' : (error as Error).message
    return problem(name, says, 'Stop that program, or choose another port: okta.port in the configuration.')
  } finally {
    server.close()
  }
}

const LOOKUP = `require('dns').lookup('acme.okta.localhost', (error, address) => console.log(error ? error.code : address))`

/**
 * Whether this machine resolves *.localhost by itself, as a target in any language needs it that has no help; no problem
 * where the target goes without it.
 */
export async function checkLocalhost(machine: Machine, isUnneeded: boolean): Promise<Check> {
  const name = '*.localhost'
  // A process of its own: in this one, names below localhost are always found.
  const { output } = await machine.run(process.execPath, ['-e', LOOKUP], 10_000)
  const address = output.trim()
  if (/^(127\.|::1$)/.test(address)) return ok(name, `resolves to ${address}`)
  if (isUnneeded) return ok(name, "this machine doesn't resolve it, and the target doesn't need it")
  return problem(
    name,
    `this machine doesn't resolve acme.okta.localhost (${address || 'no answer'}); browsers do by themselves`,
    'For a target on Node: node --import oin-sim/localhost app.js. For any other: okta: { issuerHost: "127.0.0.1" } ' +
      'in the configuration, or a line "127.0.0.1 acme.okta.localhost acme-admin.okta.localhost" in the hosts file.',
  )
}
