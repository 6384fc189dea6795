import type { Context } from 'koa'
import { ControlError } from '../../control/errors.ts'
import { type FaultName, faultKinds, readGiven } from '../../faults/catalogue.ts'
import { UnusableFault } from '../../faults/faults.ts'
import { faultsPage } from '../../pages/faults.ts'
import type { RunningOrg } from '../../running-org.ts'
import { csrfToken } from '../anti-forgery.ts'
import { formOf } from '../site.ts'
import { steeringForm } from './guard.ts'
import { showSimulatorPage } from './simulator-page.ts'

/** The faults that may still strike, by name. */
export const namesInForce = ({ faults }: RunningOrg): string[] =>
  faults.list().flatMap(({ name, inForce }) => (inForce ? [name] : []))

/** The page of an org's faults: shows them, puts one in force, clears one or all. */
export function faults(ctx: Context, org: RunningOrg) {
  const shown = { org: org.name, faults: org.faults.list(), kinds: faultKinds, csrf: csrfToken(ctx, org) }
  if (ctx.method !== 'POST') return showSimulatorPage(ctx, faultsPage(shown))
  try {
    const form = steeringForm(ctx, org)
    if (form.clear === undefined) inject(org, form)
    else clear(org, form.clear)
  } catch (error) {
    if (!(error instanceof UnusableFault || error instanceof ControlError)) throw error
    const status = error instanceof ControlError ? error.status : 400
    const { name, with: given } = formOf(ctx)
    const entered = { name, with: given }
    return showSimulatorPage(ctx, faultsPage({ ...shown, problem: error.message, entered }), status)
  }
  ctx.redirect(ctx.path)
  ctx.status = 303
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
