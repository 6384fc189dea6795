import type { Context } from 'koa'
import { currentRequest } from '../api/request-context.ts'
import { demandOwnPage, demandThisMachine } from '../control/admission.ts'
import { ControlError } from '../control/errors.ts'
import { type FaultName, faultKinds, readGiven } from '../faults/catalogue.ts'
import { UnusableFault } from '../faults/faults.ts'
import { faultsPage } from '../pages/faults.ts'
import { type LandingClient, landingPage } from '../pages/landing.ts'
import type { RunningOrg } from '../running-org.ts'
import { csrfToken, isGenuine } from './anti-forgery.ts'
import { formOf, showMessage, showPage } from './site.ts'

export interface LandingSite {
  orgs: ReadonlyMap<string, RunningOrg>
  catalogLabels: () => { label: string; logo?: string }[]
  version: string
}

/**
 * The pages at the simulated Okta's own address: what there is, and the faults of each org, which only this machine can
 * change.
 */
export function landingSite(ctx: Context, { orgs, catalogLabels, version }: LandingSite) {
  const [, name] = /^\/orgs\/([^/]+)\/faults$/.exec(ctx.path) ?? []
  const org = orgs.get(name ?? '')
  if (org) return faults(ctx, org)
  if (ctx.path !== '/') {
    return showMessage(ctx, {
      status: 404,
      heading: 'Page Not Found',
      message: `There is nothing at ${ctx.path}.`,
    })
  }
  const shown = [...orgs.values()].map(org => {
    const { name, url, adminUrl, dashboardUrl, faults } = org
    const faultsInForce = faults
      .list()
      .filter(({ inForce }) => inForce)
      .map(({ name }) => name)
    return { name, url, adminUrl, dashboardUrl, faultsInForce, clients: clientsOf(org) }
  })
  showPage(ctx, landingPage({ orgs: shown, catalog: catalogLabels(), version }))
}

function clientsOf({ model }: RunningOrg): LandingClient[] {
  const own = model.applications.list().filter(({ name }) => name === 'oidc_client')
  return own.map(({ id, label }) => ({ label, clientId: id }))
}

function faults(ctx: Context, org: RunningOrg) {
  const shown = { org: org.name, faults: org.faults.list(), kinds: faultKinds, csrf: csrfToken(ctx, org) }
  if (ctx.method !== 'POST') return showPage(ctx, faultsPage(shown))
  const form = formOf(ctx)
  try {
    // Steers the org as /_sim does, and a browser's form can't send the control token.
    demandThisMachine(currentRequest()?.ip, 'Ask /_sim with the control token.')
    demandOwnPage(ctx.headers)
    if (!isGenuine(ctx, org, form._csrf))
      throw new ControlError('forbidden', 'The form was not from this page.')
    if (form.clear === undefined) inject(org, form)
    else clear(org, form.clear)
  } catch (error) {
    if (!(error instanceof UnusableFault || error instanceof ControlError)) throw error
    const status = error instanceof ControlError ? error.status : 400
    const entered = { name: form.name, with: form.with }
    return showPage(ctx, faultsPage({ ...shown, problem: error.message, entered }), status)
  }
  ctx.status = 303
  ctx.redirect(ctx.path)
}

function inject(org: RunningOrg, { name = '', times, with: given = '' }: Record<string, string>): void {
  org.faults.inject(name as FaultName, {
    ...(times === 'until-cleared' && { times }),
    ...(given.trim() !== '' && { with: readGiven(given) }),
  })
}

function clear(org: RunningOrg, id: string): void {
  if (id === 'all') org.faults.clearAll()
  // One that is over meanwhile needs no clearing.
  else
    org.faults
      .list()
      .find(fault => fault.id === id)
      ?.clear()
}
