import { afterAll, beforeAll } from 'vitest'
import { startAlpaconTarget } from '../../scenarios/targets/alpacon.ts'
import { startOkta } from '../../sim/index.ts'
import { type Played, play, type Servers } from '../stress/fuzz/play.ts'
import { type Recorded, recordWhile } from '../stress/fuzz/record.ts'

/** Both servers, started as they are where nothing is said, with everything done once; and what was asked meanwhile. */
export function everythingDoneOnce(around: (act: () => Promise<void>) => Promise<void> = act => act()) {
  let servers: Servers
  let played: Played
  let recorded: Recorded[]
  beforeAll(async () => {
    await around(async () => {
      const okta = await startOkta({ port: 0 })
      const operatorToken = 'the-token-of-the-operator'
      servers = { okta, operatorToken, target: await startAlpaconTarget(okta, { operatorToken }) }
      recorded = await recordWhile(async () => {
        played = await play(servers, 'safe')
      })
    })
  }, 120_000)
  afterAll(async () => {
    await servers.target.close()
    await servers.okta.close()
  })
  return { servers: () => servers, played: () => played, recorded: () => recorded }
}
