import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Okta, type Seed, startOkta } from '../../../sim/index.ts'
import { PASSWORD } from '../okta.ts'
import { integration } from '../org/model.ts'

/** An Okta that keeps its orgs in a folder, until the test is finished. */
export async function oktaWithFolder(): Promise<{ kept: Okta; folder: string; files(): Promise<string[]> }> {
  const folder = await mkdtemp(join(tmpdir(), 'oin-sim-control-'))
  const kept = await startOkta({ port: 0, data: folder })
  kept.publish(integration)
  onTestFinished(async () => {
    await kept.close()
    await rm(folder, { recursive: true })
  })
  return {
    kept,
    folder,
    files: async () => (await readdir(join(folder, 'orgs'))).filter(name => !name.endsWith('.journal')),
  }
}

export const seed: Seed = {
  groups: [{ name: 'Engineering', members: ['ann@seeded.example'] }],
  people: [{ firstName: 'Ann', lastName: 'Jones', login: 'ann@seeded.example', password: PASSWORD }],
  apps: [{ label: 'Desk', integration: 'acme_desk', groups: ['Engineering'] }],
}
