import { type Okta, startOkta } from '../../sim/index.ts'
import { loadConfig } from '../configuration/load-config.ts'
import type { ReadConfig } from '../configuration/read-config.ts'
import { type ConfigWithTarget, openConfiguredTarget } from '../targets/configured/configured-target.ts'
import { learnRedirectUri } from '../targets/configured/redirect-uri.ts'
import { type FoundBefore, foundBefore, handedDown } from './hand-down.ts'
import { createHttpAgent } from './http-agent.ts'
import { isAddressOfOkta } from './okta-addresses.ts'
import type { Platform } from './scene.ts'
import type { Target } from './target.ts'
import { timeSpent } from './time-spent.ts'
import type { StandardPorts } from './value-names.ts'

const PATIENCE_MS = 10_000

export interface OpenPlatform extends Platform {
  close(): Promise<void>
}

/** Okta and the target of this worker: the configured one, or the reference. */
export async function openPlatform(env: NodeJS.ProcessEnv = process.env): Promise<OpenPlatform> {
  const file = env[handedDown.config]
  const config = file ? await loadConfig(file) : undefined
  if (config?.target) return openConfigured({ ...config, target: config.target }, foundBefore(env))
  const okta = await timeSpent.around('okta', () => startOkta({ port: 0 }))
  const { startAlpaconTarget } = await import('../targets/alpacon.ts')
  const target = await timeSpent.around('target', () => startAlpaconTarget(okta))
  return withEnd({ okta, target, standardPorts: standardPorts(okta, target, { okta: true, target: true }) })
}

/** Those that `oin-sim start` takes. */
const STANDARD = { okta: 4600, target: 4700 }

function standardPorts(
  okta: Okta,
  target: Target,
  isFree: { okta: boolean; target: boolean },
): StandardPorts {
  const parts = [
    { isFree: isFree.okta, port: okta.port, standard: STANDARD.okta },
    { isFree: isFree.target, port: Number(new URL(target.url).port), standard: STANDARD.target },
  ]
  return new Map(
    parts.filter(part => part.isFree && part.port > 0).map(({ port, standard }) => [port, standard]),
  )
}

/**
 * Okta and a configured target.
 *
 * @param before what is known already; where the target sends people back to is found out now otherwise
 * @param giveUp ends the start before it is done
 * @throws TargetNotStarted where the target can't be started or leads nowhere
 */
export async function openConfigured(
  config: ConfigWithTarget,
  { redirectUris, signingKeys }: FoundBefore = {},
  giveUp?: AbortSignal,
): Promise<OpenPlatform & { redirectUris: readonly string[] }> {
  const okta = await timeSpent.around('okta', () => startOkta({ port: config.okta.port, signingKeys }))
  try {
    const found = [...(redirectUris ?? [])]
    const target = await timeSpent.around('target', () => openConfiguredTarget(okta, config, found, giveUp))
    const platform = withEnd({
      okta,
      target,
      run: config.isUpAlready ? `-${Date.now().toString(36)}` : '',
      standardPorts: standardPorts(okta, target, { okta: config.okta.port === 0, target: config.canBeMany }),
    })
    try {
      if (found.length === 0) found.push(...(await learn(okta, config, platform)))
    } catch (error) {
      await target.close()
      throw error
    }
    return { ...platform, redirectUris: found }
  } catch (error) {
    await okta.close()
    throw error
  }
}

async function learn(okta: Okta, config: ReadConfig, { target }: Platform): Promise<string[]> {
  const { knownOrg, onlyWorkspace } = target
  const isNeeded = target.ownApp && onlyWorkspace && target.ownApp(onlyWorkspace).redirectUris.length === 0
  if (!isNeeded || knownOrg === undefined || !onlyWorkspace) return []
  const agent = createHttpAgent({
    isOkta: address => isAddressOfOkta(okta, address),
    onPageOfTarget: () => undefined,
    patienceMs: PATIENCE_MS,
  })
  const issuer = okta.org(knownOrg)?.url ?? ''
  const found = await learnRedirectUri(target, onlyWorkspace, {
    agent,
    issuer,
    clientId: config.okta.clientId,
  })
  // Below the target: each worker's listens on a port of its own.
  return [found.startsWith(`${target.url}/`) ? found.slice(target.url.length) : found]
}

function withEnd({ okta, target, ...platform }: Platform): OpenPlatform {
  const stopListening = okta.exchanges.listen({
    finished({ to, durationMs }) {
      const now = performance.now()
      timeSpent.note(to === 'SP' ? 'target' : 'okta', now - durationMs, now)
    },
    forgotten: () => undefined,
  })
  async function close() {
    stopListening()
    await target.close()
    await okta.close()
  }
  return { ...platform, okta, target, close }
}
