import { openPlatform } from '../../scenarios/harness/platform.ts'
import { createScene } from '../../scenarios/harness/scene.ts'
import { startPeer } from './peer.ts'
import { signInMany } from './sign-in.ts'

const noBrowser = () => Promise.reject(new Error('This measures scenes without a browser.'))

/**
 * How long a fresh org and a workspace connected to it take, as every HTTP scenario begins, in milliseconds; in turns
 * with one sign-in at the floor, which tells the machine's speed.
 */
export async function freshScenes(times: number): Promise<{ fresh: number[]; floor: number[] }> {
  const [platform, peer] = [await openPlatform(), await startPeer('floor')]
  const taken = { fresh: [] as number[], floor: [] as number[] }
  try {
    for (let time = 0; time <= times; time += 1) {
      const began = performance.now()
      const scene = await createScene(platform, { agentKind: 'http', stageKind: 'http' }, noBrowser)
      await scene.connect()
      const took = performance.now() - began
      await scene.close()
      const floor = await signInMany(peer, 1, 1)
      if (time === 0) continue
      taken.fresh.push(took)
      taken.floor.push(floor)
    }
    return taken
  } finally {
    await platform.close()
    await peer.stop()
  }
}
