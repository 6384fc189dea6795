import { createRedactor, fetchTrusting } from '../../../sim/index.ts'
import type { ReadConfig } from '../../configuration/read-config.ts'
import { connectOwnApp } from '../../harness/cast.ts'
import { createWire } from '../../harness/exchanges.ts'
import { createScene } from '../../harness/scene.ts'
import { CommandError } from '../exit-codes.ts'
import { openForTarget } from '../open-for-target.ts'
import { type Check, notChecked, ok, problem } from './check.ts'

const MOST_SKEW_SECONDS = 30
const NAMES = ['Target reached', 'Clock', 'Okta reached'] as const

/** Whether the target is up and leads to Okta, keeps the same time, and reaches Okta itself: by one sign-in over HTTP. */
export async function checkTarget(config: ReadConfig | undefined, signal: AbortSignal): Promise<Check[]> {
  if (!config?.target) {
    return NAMES.map(name =>
      notChecked(name, 'there is no configuration with a target: oin-sim init makes one'),
    )
  }
  const [reached, clock, okta] = NAMES
  try {
    const platform = await openForTarget(config, signal)
    try {
      const { target, redirectUris } = platform
      if (!target) return []
      const learned = redirectUris.length > 0 ? `; it lets Okta send people back to ${redirectUris}` : ''
      return [
        ok(reached, `${target.name} at ${target.url}${learned}`),
        await checkClock(clock, target.url),
        await checkWayBack(okta, { ...platform, target }),
      ]
    } finally {
      await platform.close()
    }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    const isOkta = error.message.startsWith('Simulated Okta')
    const mend = isOkta
      ? 'See the ports above.'
      : 'Start it, give it the issuer, or mend start, signIn or url of target in the configuration.'
    const why = 'the target has to be reached first'
    return [problem(reached, error.message, mend), notChecked(clock, why), notChecked(okta, why)]
  }
}

async function checkClock(name: string, url: string): Promise<Check> {
  const { headers } = await fetchTrusting([])(url, { redirect: 'manual' })
  const said = headers.get('date')
  if (said === null) return notChecked(name, 'the target sends no Date')
  const skew = Math.round((Date.parse(said) - Date.now()) / 1000)
  if (Math.abs(skew) <= MOST_SKEW_SECONDS) return ok(name, 'the target keeps the same time')
  return problem(
    name,
    `the target's clock is ${Math.abs(skew)} s ${skew > 0 ? 'ahead' : 'behind'}`,
    'Set it right: tokens are good for minutes, and are refused by who thinks them of the past or the future.',
  )
}

async function checkWayBack(name: string, platform: Parameters<typeof createScene>[0]): Promise<Check> {
  const { target } = platform
  if (!target.ownApp) return notChecked(name, 'it is connected by Express Configuration: oin-sim run guide/')
  const noBrowser = () => Promise.reject(new Error('no browser is used here'))
  const scene = await createScene(platform, { agentKind: 'http', stageKind: 'http' }, noBrowser)
  try {
    const { person, workspace } = scene
    const wire = createWire(platform.okta, () => [scene.okta.name], target, { mayBeSilent: true })
    await connectOwnApp(scene.okta, target, workspace)
    const app = scene.okta.model.applications.byLabel(target.label)
    if (app) scene.okta.model.assignments.assignUser(app, person.user)
    const page = await person.signsInAtTarget(workspace).then(
      () => person.agent.text(),
      error => (error instanceof Error ? error.message : String(error)),
    )
    const asked = [...new Set(wire.askedOfOkta())]
    if (asked.some(one => one === 'POST /oauth2/v1/token 200'))
      return ok(name, `it asked ${asked.join(', ')}`)
    return problem(
      name,
      `${target.name} got no tokens of ${scene.okta.url}; ${asked.length > 0 ? `it asked ${asked.join(', ')}` : 'it asked nothing there'}. The person saw ${createRedactor().text(page).slice(0, 300)}`,
      'Compare its issuer, client_id and client secret with okta in the configuration, and see *.localhost above.',
    )
  } finally {
    await scene.close()
  }
}
