import { generateKeyPairSync } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { decodeJwt, SignJWT } from 'jose'
import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'has a gateway that vouches to its authorization server for every client assertion, without verifying it',
  killedBy: ['express-configuration/wrong-key'],
  parts() {
    const gateway = generateKeyPairSync('rsa', { modulusLength: 2048 })
    return {
      authorizationServerSettings(alpacon, oin, key) {
        const settings = defaultParts.authorizationServerSettings(alpacon, oin, key)
        const jwks = { keys: [{ ...gateway.publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] }
        return { ...settings, clients: settings.clients?.map(client => ({ ...client, jwks })) }
      },
      async securityHeaders(ctx, next) {
        if (ctx.path === '/oauth/token') {
          const form = new URLSearchParams(await text(ctx.req))
          const said = decodeJwt(form.get('client_assertion') ?? '')
          const vouched = new SignJWT(said).setProtectedHeader({ alg: 'RS256' }).sign(gateway.privateKey)
          form.set('client_assertion', await vouched)
          const request: IncomingMessage & { body?: unknown } = ctx.req
          request.body = Object.fromEntries(form)
        }
        await defaultParts.securityHeaders(ctx, next)
      },
    }
  },
})
