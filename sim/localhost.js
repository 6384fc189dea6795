// Browsers resolve every name under localhost to loopback (RFC 6761, section 6.3); Node asks the system's resolver,
// and many of those don't know them. Load this before anything else: `node --import oin-sim/localhost your-app.js`.
// Plain JavaScript, so that a service provider under test can load it without this project's tools.
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'

const { lookup } = dns
const lookupPromise = dns.promises.lookup

/** @param {unknown} hostname */
function loopbackFor(hostname) {
  const isLocal = typeof hostname === 'string' && hostname.toLowerCase().endsWith('.localhost')
  return isLocal ? '127.0.0.1' : hostname
}

/** @type {(hostname: unknown, ...rest: unknown[]) => any} */
function lookupLocalhost(hostname, ...rest) {
  return Reflect.apply(lookup, dns, [loopbackFor(hostname), ...rest])
}

/** @type {(hostname: unknown, ...rest: unknown[]) => any} */
function lookupLocalhostPromise(hostname, ...rest) {
  return Reflect.apply(lookupPromise, dns.promises, [loopbackFor(hostname), ...rest])
}

dns.lookup = Object.assign(lookupLocalhost, lookup)
dns.promises.lookup = Object.assign(lookupLocalhostPromise, lookupPromise)
// Modules that imported the functions by name see the new ones too.
syncBuiltinESMExports()
