import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

/** Sends a request as it is written and gives the answer as it comes, byte for byte. */
export async function rawRequest(orgUrl: string, lines: string[]): Promise<string> {
  const { hostname, port } = new URL(orgUrl)
  const socket = connect(Number(port), '127.0.0.1')
  const [start, ...headers] = lines
  socket.end([start, `Host: ${hostname}:${port}`, 'Connection: close', ...headers, '', ''].join('\r\n'))
  return text(socket)
}
