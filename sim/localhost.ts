// Browsers resolve every name under localhost to loopback (RFC 6761, section 6.3); Node asks the system's resolver,
// and many of those don't know them. Load this before anything else: `node --import oin-sim/localhost your-app.js`.
import dns from 'node:dns'

import { syncBuiltinESMExports } from 'node:module'

const { lookup } = dns
const lookupPromise = dns.promises.lookup

function loopbackFor(hostname: unknown) {
  const isLocal = typeof hostname === 'string' && hostname.toLowerCase().endsWith('.localhost')
  return isLocal ? '127.0.0.1' : hostname
}

function lookupLocalhost(hostname: unknown, ...rest: unknown[]) {
  return Reflect.apply(lookup, dns, [loopbackFor(hostname), ...rest])
}

function lookupLocalhostPromise(hostname: unknown, ...rest: unknown[]) {
  return Reflect.apply(lookupPromise, dns.promises, [loopbackFor(hostname), ...rest])
}

dns.lookup = Object.assign(lookupLocalhost, lookup) as typeof dns.lookup
dns.promises.lookup = Object.assign(lookupLocalhostPromise, lookupPromise) as typeof dns.promises.lookup
// Modules that imported the functions by name see the new ones too.
syncBuiltinESMExports()
