import type { Context } from 'koa'
import { ControlError } from '../../control/errors.ts'
import { hasBeginning, startOver } from '../../control/start-over.ts'
import { type ControlsPage, controlsPage } from '../../pages/controls.ts'
import type { RunningOrg } from '../../running-org.ts'
import { csrfToken } from '../anti-forgery.ts'
import { formOf, queryOf } from '../site.ts'
import { namesInForce } from './faults.ts'
import { steeringForm } from './guard.ts'
import { showSimulatorPage } from './simulator-page.ts'

type Form = Record<string, string>

/** What each button does, by its value, and what is said once it is done. */
const ACTIONS: Record<string, { does: (org: RunningOrg, form: Form) => void | Promise<void>; said: string }> =
  {
    ahead: { does: (org, { by }) => moveBy(org, Number(by)), said: 'The clock is moved.' },
    set: {
      does: (org, { now = '' }) => org.moveClock({ now: new Date(readMoment(now)) }),
      said: 'The clock is set.',
    },
    'real-time': {
      does: org => org.moveClock({ offsetSeconds: 0 }),
      said: 'The clock shows the real time again.',
    },
    take: { does: (org, { name = '' }) => void org.snapshots.take(name), said: 'The snapshot is taken.' },
    restore: {
      does: (org, { snapshot = '' }) => org.snapshots.restore(snapshot),
      said: 'The org is what it was when the snapshot was taken.',
    },
    forget: {
      does: (org, { snapshot = '' }) => org.snapshots.delete(snapshot),
      said: 'The snapshot is gone.',
    },
    rotate: { does: org => org.rotateKeys(), said: 'The next key signs. The old one stays published.' },
    retire: { does: org => org.retireOldKey(), said: 'Keys that no longer sign are out of the JWKS.' },
    'start-over': { does: startOver, said: 'The org is what it was at the beginning.' },
    empty: { does: org => org.reset(), said: 'The org is empty.' },
  }

/** The page that steers an org: clock, snapshots, keys, starting over. */
export async function controls(ctx: Context, org: RunningOrg): Promise<void> {
  const done = ACTIONS[queryOf(ctx, 'done') ?? '']?.said
  if (ctx.method !== 'POST') return showSimulatorPage(ctx, controlsPage(viewOf(ctx, org, { done })))
  try {
    const form = steeringForm(ctx, org)
    const action = Object.hasOwn(ACTIONS, form.action ?? '') ? ACTIONS[form.action!] : undefined
    if (!action) throw new ControlError('invalid_request', `There is no action "${form.action ?? ''}".`)
    await action.does(org, form)
    ctx.redirect(`${form.from === 'landing' ? '/' : ctx.path}?done=${form.action}`)
    ctx.status = 303
  } catch (error) {
    if (!(error instanceof ControlError)) throw error
    const problem = error.next === undefined ? error.message : `${error.message} ${error.next}`
    showSimulatorPage(ctx, controlsPage(viewOf(ctx, org, { problem, entered: formOf(ctx) })), error.status)
  }
}

function moveBy(org: RunningOrg, seconds: number): void {
  if (!Number.isSafeInteger(seconds)) {
    throw new ControlError('invalid_request', 'The clock moves by whole seconds.', { member: 'by' })
  }
  org.moveClock({ offsetSeconds: org.model.offsetSeconds() + seconds })
}

// A browser's datetime-local field has no zone; the page says that it means UTC.
function readMoment(text: string): number {
  const moment = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`)
  if (Number.isNaN(moment)) {
    throw new ControlError('invalid_request', 'Date and time are wanted, such as 2030-01-31T12:00.', {
      member: 'now',
    })
  }
  return moment
}

function viewOf(
  ctx: Context,
  org: RunningOrg,
  said: Pick<ControlsPage, 'done' | 'problem'> & { entered?: Form },
): ControlsPage {
  const offsetSeconds = org.model.offsetSeconds()
  const { groups, applications } = org.model.state
  return {
    org: org.name,
    csrf: csrfToken(ctx, org),
    ...said,
    now: new Date(Date.now() + offsetSeconds * 1000).toISOString(),
    offsetSeconds,
    snapshots: org.snapshots.list().map(({ name, takenAt }) => ({ name, takenAt: takenAt.toISOString() })),
    keys: org.authorizationServers.publishedKeys().map(({ kid }) => kid),
    faultsInForce: namesInForce(org).length,
    counts: {
      people: org.model.users.count(),
      groups: Object.keys(groups).length,
      apps: Object.keys(applications).length,
    },
    hasBeginning: hasBeginning(org),
  }
}
