import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { everythingDoneOnce } from './both-servers.ts'

/** Every connection that this process opened, by where it went. */
const opened: { host: string; address: string; port: number }[] = []

async function watchingConnections(act: () => Promise<void>) {
  const onSocket = (message: unknown) => {
    const { socket } = message as { socket: Socket }
    let host = ''
    socket.once('lookup', (_error, _address, _family, name) => {
      host = name
    })
    let isOpen = false
    socket.once('connect', () => {
      isOpen = true
      opened.push({ host, address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 })
    })
    socket.once('error', error => {
      if (!isOpen) opened.push({ host: host || error.message, address: 'nowhere', port: 0 })
    })
  }
  subscribe('net.client.socket', onSocket)
  try {
    await act()
  } finally {
    unsubscribe('net.client.socket', onSocket)
  }
}

const { servers } = everythingDoneOnce(watchingConnections)

test('from the start to the last sign-in, nobody is asked but these two servers', () => {
  const { okta, target } = servers()
  const ports = new Set([okta.port, Number(new URL(target.url!).port)])
  expect(opened.length).toBeGreaterThan(2)
  expect(opened.filter(({ address, port }) => !/^(127\.|::1$)/.test(address) || !ports.has(port))).toEqual([])
})

test('where nothing is said, they listen on 127.0.0.1 and at no other address, not even another loopback one', async () => {
  const { okta, target } = servers()
  for (const port of [okta.port, Number(new URL(target.url!).port)]) {
    expect(await outcome(port, '127.0.0.1')).toBe('connected')
    expect(await outcome(port, '127.0.0.2')).not.toBe('connected')
    expect(await outcome(port, '::1')).not.toBe('connected')
  }
})

function outcome(port: number, host: string): Promise<string> {
  return new Promise(resolve => {
    const socket = connect({ port, host })
    socket.once('connect', () => {
      socket.destroy()
      resolve('connected')
    })
    socket.once('error', error => resolve(error.message))
  })
}
