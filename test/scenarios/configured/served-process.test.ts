import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import { freePort } from '../../../scenarios/targets/configured/free-port.ts'
import { answers, serve } from '../../../scenarios/targets/configured/served-process.ts'

const program = (body: string) => `exec ${JSON.stringify(process.execPath)} -e ${JSON.stringify(body)}`
const server = (status = 200) =>
  program(
    `require('http').createServer((q, s) => { s.statusCode = ${status}; s.end() }).listen(process.env.PORT, '127.0.0.1')`,
  )

async function order(command: string, more: { timeoutSeconds?: number } = {}) {
  const port = await freePort()
  const ready = `http://127.0.0.1:${port}/healthz`
  return {
    command,
    cwd: process.cwd(),
    env: { PORT: String(port) },
    ready,
    timeoutSeconds: 20,
    fetch,
    ...more,
  }
}

describe('a served process', () => {
  test('can be used once it answers, is gone once it is stopped, and can be started again', async () => {
    const it = await order(server())
    for (const _ of ['first', 'again']) {
      const { stop } = await serve(it)
      expect(await answers(it.ready, fetch)).toBe(true)
      await stop()
      expect(await answers(it.ready, fetch)).toBe(false)
    }
  })

  test('ends with everything that the shell started', async () => {
    const it = await order(`${server().replace('exec ', '')} & wait`)
    const { stop } = await serve(it)
    await stop()
    expect(await answers(it.ready, fetch)).toBe(false)
  })

  test.each([
    [
      'ends at once',
      program(`console.error('no such database'); process.exit(3)`),
      /ended with exit code 3.*\n.*no such database/,
    ],
    ['is no command', 'no-such-command-at-all', /ended with exit code 127/],
  ])('that %s is told, with its last words', async (_, command, words) => {
    await expect(serve(await order(command))).rejects.toThrow(words)
  })

  test('that is given up while it starts is told, and ended', async () => {
    const controller = new AbortController()
    const it = {
      ...(await order(program('setInterval(() => {}, 1000)'), { timeoutSeconds: 3600 })),
      giveUp: controller.signal,
    }
    const started = serve(it)
    controller.abort()
    await expect(started).rejects.toThrow('a signal came before it was ready')
  })

  test.each([
    ['never answers', program('setInterval(() => {}, 1000)')],
    ['answers with failures only', server(503)],
  ])('that %s is given up, and ended', async (_, command) => {
    const it = await order(command, { timeoutSeconds: 1 })
    await expect(serve(it)).rejects.toThrow(`${it.ready} didn't answer within 1 s`)
    await expect(fetch(it.ready)).rejects.toThrow()
  })

  test('is not started where something else answers already', async () => {
    const other = createServer((_, response) => response.end()).listen(0, '127.0.0.1')
    await new Promise(resolve => other.once('listening', resolve))
    const it = await order(server())
    const { port } = other.address() as { port: number }
    await expect(serve({ ...it, ready: `http://127.0.0.1:${port}/` })).rejects.toThrow(
      'something else is up there',
    )
    other.close()
  })
})
