import type { Context } from 'koa'
import { currentRequest } from '../../api/request-context.ts'
import { demandThisMachine, isThisMachine } from '../../control/admission.ts'
import { ControlError } from '../../control/errors.ts'
import type { Recorder } from '../../exchanges/recorder.ts'
import type { Inspection } from '../../inspector/inspection.ts'
import { type LandingOrg, landingPage } from '../../pages/landing.ts'
import { script, scriptPath } from '../../pages/script.ts'
import type { RunningOrg } from '../../running-org.ts'
import { csrfToken } from '../anti-forgery.ts'
import { queryOf, showMessage } from '../site.ts'
import { controls } from './controls.ts'
import { faults, namesInForce } from './faults.ts'
import { inspector } from './inspector.ts'
import type { Introduction } from './introduction.ts'
import { showSimulatorPage } from './simulator-page.ts'

export interface LandingSite {
  orgs: ReadonlyMap<string, RunningOrg>
  catalogLabels: () => { label: string; logo?: string }[]
  recorder: Recorder
  inspection: Inspection
  introduction: () => Introduction
  /** Where these pages are found. */
  url: string
  version: string
}

/**
 * The pages at the simulated Okta's own address: what there is, the inspector, and what steers each org, which only this
 * machine can do.
 */
export function landingSite(ctx: Context, site: LandingSite): void | Promise<void> {
  const { orgs } = site
  if (ctx.path === scriptPath) {
    ctx.type = 'js'
    ctx.set('Cache-Control', 'public, max-age=31536000, immutable')
    ctx.body = script
    return
  }
  if (/^\/inspector(\/|$)/.test(ctx.path)) return forThisMachine(ctx, () => inspector(ctx, site))
  const [, name = '', page] = /^\/orgs\/([^/]+)\/(faults|controls)$/.exec(ctx.path) ?? []
  const org = orgs.get(name)
  if (org && page === 'faults') return faults(ctx, org)
  if (org && page === 'controls') return controls(ctx, org)
  if (ctx.path === '/') return landing(ctx, site)
  showMessage(ctx, {
    status: 404,
    heading: 'Page Not Found',
    message: `There is nothing at ${ctx.path}.`,
    link: { label: 'Simulated Okta', href: '/' },
  })
}

// What is recorded tells of people and their sign-ins, and below /_sim only this machine is told it, too.
function forThisMachine<T>(ctx: Context, show: () => T) {
  try {
    demandThisMachine(currentRequest()?.ip, 'Ask /_sim/exchanges with the control token.')
  } catch (error) {
    if (!(error instanceof ControlError)) throw error
    const { status, message, next } = error
    return showMessage(ctx, { status, heading: 'Forbidden', message, ...(next && { detail: next }) })
  }
  return show()
}

function landing(
  ctx: Context,
  { orgs, catalogLabels, inspection, introduction, url, version }: LandingSite,
): void {
  const isHere = isThisMachine(currentRequest()?.ip)
  const groups = isHere ? inspection.groups() : []
  const { parts, people } = introduction()
  showSimulatorPage(
    ctx,
    landingPage({
      orgs: [...orgs.values()].map(org => landingOrg(ctx, org, { isHere, url })),
      parts,
      people: people.map(({ password, ...person }) => ({ ...person, ...(isHere && { password }) })),
      inspector: {
        isOpen: isHere,
        groups: groups.length,
        refused: groups.filter(({ outcome }) => outcome.state === 'refused').length,
        ...inspection.kept(),
      },
      catalog: catalogLabels(),
      startedOver: queryOf(ctx, 'done') === 'start-over',
      version,
    }),
  )
}

function landingOrg(
  ctx: Context,
  org: RunningOrg,
  { isHere, url }: { isHere: boolean; url: string },
): LandingOrg {
  const { applications } = org.model.state
  return {
    name: org.name,
    url: org.url,
    adminUrl: org.adminUrl,
    dashboardUrl: org.dashboardUrl,
    people: org.model.users.count(),
    apps: Object.keys(applications).length,
    clockIsMoved: org.model.offsetSeconds() !== 0,
    faultsInForce: namesInForce(org),
    csrf: csrfToken(ctx, org),
    variables: variablesOf(org, { isHere, url }),
  }
}

/**
 * What a client is configured with, for each OpenID Connect app of the org's own. Secrets are told to this machine only,
 * where the start has printed them already.
 */
function variablesOf(
  { url: issuer, apiToken, model }: RunningOrg,
  { isHere, url }: { isHere: boolean; url: string },
): LandingOrg['variables'] {
  const own = model.applications.list().filter(({ name }) => name === 'oidc_client')
  const around = [...(isHere ? [`OKTA_API_TOKEN=${apiToken}`] : []), `OKTA_CONTROL_URL=${url}/_sim`]
  if (own.length === 0) {
    const missing = '# No client yet: an app of your own comes with a seed, or by the Management API.'
    return [{ label: 'the org', lines: [`OKTA_ISSUER=${issuer}`, ...around, missing] }]
  }
  return own.map(({ id, label, clientSecret }) => ({
    label,
    lines: [
      `OKTA_ISSUER=${issuer}`,
      `OKTA_CLIENT_ID=${id}`,
      ...(isHere && clientSecret !== null ? [`OKTA_CLIENT_SECRET=${clientSecret}`] : []),
      ...around,
    ],
  }))
}
