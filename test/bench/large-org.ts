import { request } from 'undici'
import { type Peer, startPeer } from './peer.ts'
import { connect } from './sign-in.ts'

/** Ours with 100,000 people, half of them in one group that is assigned to the app. */
export const startLargeOrg = (): Promise<Peer> => startPeer('ours', 100_000)

const QUESTIONS = {
  list: '/api/v1/users?limit=50',
  // A hundred people have ten of that name as well: a longer answer would take longer by itself.
  search: `/api/v1/users?q=${encodeURIComponent('Lovelace 7')}&limit=10`,
  log: '/api/v1/logs?limit=50&sortOrder=DESCENDING',
}

/** How long the org's Management API takes for each question, in milliseconds, one number a time. */
export async function timesOf(peer: Peer, times: number): Promise<Record<keyof typeof QUESTIONS, number[]>> {
  const agent = connect(1)
  const taken = { list: [] as number[], search: [] as number[], log: [] as number[] }
  const headers = { host: peer.host, authorization: `SSWS ${peer.apiToken}` }
  for (let time = 0; time <= times; time += 1) {
    for (const [name, path] of Object.entries(QUESTIONS) as [keyof typeof QUESTIONS, string][]) {
      const began = performance.now()
      const { statusCode, body } = await request(`http://127.0.0.1:${peer.port}${path}`, {
        dispatcher: agent,
        headers,
      })
      const found = JSON.parse(await body.text())
      const took = performance.now() - began
      if (statusCode !== 200 || found.length === 0)
        throw new Error(`${path} answered ${statusCode} with ${found.length} records.`)
      if (time > 0) taken[name].push(took)
    }
  }
  await agent.close()
  return taken
}
