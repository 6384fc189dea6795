import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { afterEach, expect, test } from 'vitest'
import { attemptCookie, readAttemptCookie, setCookie } from '../../sp/sign-in/cookies.ts'

const OriginalRegExp = RegExp
afterEach(() => {
  globalThis.RegExp = OriginalRegExp
})

test('the cookie of each attempt is read among others, and nothing is kept of its name', async () => {
  const app = new Koa()
  app.use(ctx => {
    const id = String(ctx.query.attempt)
    setCookie(ctx, attemptCookie(id), `browser-${id}`, { lifetimeMs: 1000 })
    ctx.body = { read: readAttemptCookie(ctx, id) }
  })
  const server = createServer(app.callback()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const patterns: string[] = []
  globalThis.RegExp = new Proxy(OriginalRegExp, {
    construct(target, given) {
      patterns.push(String(given[0]))
      return Reflect.construct(target, given)
    },
  })
  try {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const name = attemptCookie(`attempt-${attempt}`)
      const ask = async (cookie: string) => {
        const answer = await fetch(`http://127.0.0.1:${port}/?attempt=attempt-${attempt}`, {
          headers: { cookie },
        })
        return (await answer.json()) as { read?: string }
      }
      expect(await ask(`other=1; x${name}=no; ${name}=browser-${attempt}; last=2`)).toEqual({
        read: `browser-${attempt}`,
      })
      expect(await ask('other=1')).toEqual({})
    }
    expect(patterns.filter(pattern => pattern.includes('alpacon_attempt'))).toEqual([])
  } finally {
    server.close()
  }
})
