import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { ControlError } from './errors.ts'

const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]']

/** The name in a Host header, without its port. */
const nameOf = (host: string) => host.toLowerCase().replace(/:\d+$/, '')

/**
 * Whether a request is one for the control: below /_sim on the simulator's own host, or on a plain loopback Host, for
 * programs that can't resolve *.localhost. An org's host has no control, so that no page of an org can reach it.
 */
export function isForControl(
  { headers: { host = '' }, url = '' }: IncomingMessage,
  isOwnHost: (host: string) => boolean,
): boolean {
  return /^\/_sim(?=[/?]|$)/.test(url) && (isOwnHost(host) || LOOPBACK_HOSTS.includes(nameOf(host)))
}

/**
 * Lets only programs of this machine and the simulator's own pages in, and whoever has the token, where there is one. A
 * page of another site can make a browser send a request, which then comes from this machine too; but the browser says
 * so in Origin or Sec-Fetch-Site (https://www.w3.org/TR/fetch-metadata/). Throws ControlError.
 */
export function admit({ headers, socket }: IncomingMessage, token?: string): void {
  if (token !== undefined && isBearer(headers, token)) {
    demandOwnPage(headers)
    return
  }
  demandThisMachine(
    socket.remoteAddress,
    token === undefined
      ? 'Start the simulator with a control token to let other machines in.'
      : 'Send the control token: Authorization: Bearer …',
  )
  const proxied = Object.keys(headers).find(name => /^(x-forwarded-.*|forwarded|via)$/.test(name))
  if (proxied) {
    throw new ControlError('forbidden', `This request came through a proxy: it has the header ${proxied}.`, {
      next: 'Ask the port of the simulator itself, on its own machine.',
    })
  }
  demandOwnPage(headers)
}

/** Refuses what another machine asks for, and says what to do `next`. Throws ControlError. */
export function demandThisMachine(address: string | undefined, next: string): void {
  if (isThisMachine(address)) return
  throw new ControlError('forbidden', `The control answers on this machine only, not to ${address}.`, {
    next,
  })
}

/** Refuses what a page of another site made a browser send. Throws ControlError. */
export function demandOwnPage(headers: IncomingHttpHeaders): void {
  const { origin, host = '' } = headers
  const site = headers['sec-fetch-site']
  const isOwnOrigin = origin === undefined || /^https?:\/\/(.*)$/.exec(origin)?.[1] === host.toLowerCase()
  const isOwnSite = site === undefined || site === 'same-origin' || site === 'none'
  if (isOwnOrigin && isOwnSite) return
  const who = isOwnOrigin ? 'a page of another site' : `a page of ${origin}`
  throw new ControlError('forbidden', `This request was made by ${who}.`, {
    next: 'Ask from a program, or from a page of this very host.',
  })
}

// Digests are of one length, which the comparison needs, and tell nothing of that of the token.
function isBearer({ authorization = '' }: IncomingHttpHeaders, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(authorization), digest(`Bearer ${token}`))
}

/** Whether an address is one of this machine's own. */
export function isThisMachine(address = ''): boolean {
  const bare = address.replace(/^::ffff:/, '')
  return bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
}
