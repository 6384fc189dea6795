import { pipeline } from 'node:stream'
import type { Context } from 'koa'
import type { Recorder } from '../../exchanges/recorder.ts'
import { harOf } from '../../inspector/har.ts'
import { type Filter, type Inspection, toldTogether } from '../../inspector/inspection.ts'
import { streamRecorded } from '../../inspector/live.ts'
import { exchangeInspectedPage } from '../../pages/inspector/exchange.ts'
import { inspectorPage } from '../../pages/inspector/list.ts'
import { signInInspectedPage } from '../../pages/inspector/sign-in.ts'
import type { RunningOrg } from '../../running-org.ts'
import { queryOf, showMessage } from '../site.ts'
import { exchangeRows, exchangeView, groupRow, signInView } from './inspector-views.ts'
import { showSimulatorPage } from './simulator-page.ts'

const PER_PAGE = 40

export interface InspectorSite {
  inspection: Inspection
  recorder: Recorder
  orgs: ReadonlyMap<string, RunningOrg>
  /** Of the simulator's own pages. */
  url: string
  version: string
}

/** What answers below `/inspector`. */
export function inspector(ctx: Context, site: InspectorSite) {
  const { inspection, recorder, version } = site
  const [, what, named, ending] =
    /^\/inspector(?:\/(sign-ins|exchanges)\/(\d{1,15})(\.har)?)?$/.exec(ctx.path) ?? []
  if (ctx.path === '/inspector/stream') return stream(ctx, recorder)
  if (ctx.path === '/inspector/exchanges.har') {
    return inspection.everything().then(told => download(ctx, told, { name: 'oin-sim', version }))
  }
  if (ctx.path === '/inspector') return list(ctx, site)
  if (what === 'sign-ins') {
    const group = inspection.group(Number(named))
    if (!group) return notKept(ctx, inspection)
    if (ending) return download(ctx, toldTogether(group.exchanges), { name: `sign-in-${named}`, version })
    return showSimulatorPage(ctx, signInInspectedPage(signInView(group, site)))
  }
  if (what === 'exchanges' && !ending) {
    const found = inspection.exchange(Number(named))
    if (!found) return notKept(ctx, inspection)
    return showSimulatorPage(ctx, exchangeInspectedPage(exchangeView(found, site)))
  }
  notKept(ctx, inspection)
}

function list(ctx: Context, { inspection, orgs }: InspectorSite) {
  const given = { org: queryOf(ctx, 'org'), outcome: queryOf(ctx, 'outcome'), q: queryOf(ctx, 'q') }
  const outcome = (['done', 'refused', 'open'] as const).find(state => state === given.outcome)
  const filter: Filter = { org: given.org, outcome, text: given.q }
  const showsOther = queryOf(ctx, 'show') === 'other'
  const from = Math.max(0, Math.trunc(Number(queryOf(ctx, 'from') ?? 0)) || 0)
  const found = showsOther ? [] : inspection.groups(filter)
  const other = showsOther ? inspection.other(filter) : []
  const total = found.length + other.length
  const next = new URLSearchParams(
    Object.entries({ ...given, outcome }).filter(([, value]) => value) as [string, string][],
  )
  if (showsOther) next.set('show', 'other')
  next.set('from', String(from + PER_PAGE))
  showSimulatorPage(
    ctx,
    inspectorPage({
      groups: found.slice(from, from + PER_PAGE).map(groupRow),
      other: exchangeRows(other.slice(from, from + PER_PAGE)),
      orgs: [...orgs.keys()].slice(0, 200),
      filter: { ...given, outcome },
      showsOther,
      total,
      ...(total > from + PER_PAGE && { next: `/inspector?${next}` }),
      kept: inspection.kept(),
      warnings: warningsOf(orgs),
    }),
  )
}

/** What of the orgs isn't as it is at Okta. */
function warningsOf(orgs: ReadonlyMap<string, RunningOrg>) {
  return [...orgs.values()].flatMap(({ name, faults, model }) => {
    const inForce = faults.list().filter(fault => fault.inForce)
    const link = { href: `/orgs/${name}/controls`, link: `Controls of ${name}` }
    return [
      ...(inForce.length > 0
        ? [{ text: `${name}: fault in force: ${inForce.map(one => one.name).join(', ')}`, ...link }]
        : []),
      ...(model.offsetSeconds() !== 0
        ? [{ text: `${name}: its clock does not show the real time`, ...link }]
        : []),
    ]
  })
}

function stream(ctx: Context, recorder: Recorder) {
  if (ctx.method === 'HEAD') {
    ctx.type = 'text/event-stream'
    ctx.status = 200
    return
  }
  const events = streamRecorded(recorder)
  if (!events) {
    ctx.status = 503
    ctx.body = 'Too many pages are followed; close one.'
    return
  }
  // Koa would log a page that is closed as an error.
  ctx.respond = false
  ctx.res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  pipeline(events, ctx.res, () => undefined)
}

function download(
  ctx: Context,
  told: ReturnType<typeof toldTogether>,
  { name, version }: { name: string; version: string },
): void {
  ctx.status = 200
  ctx.type = 'application/json'
  ctx.set('Cache-Control', 'no-store')
  ctx.set('Content-Disposition', `attachment; filename="${name}.har"`)
  ctx.body = JSON.stringify(harOf(told, version), null, 1)
}

function notKept(ctx: Context, inspection: Inspection) {
  const { most } = inspection.kept()
  showMessage(ctx, {
    status: 404,
    heading: 'Not On Record',
    message: `There is nothing at ${ctx.path}.`,
    detail: `The newest ${most.toLocaleString('en-US')} exchanges are kept, until the simulator stops or their org is deleted.`,
    link: { label: 'Inspector', href: '/inspector' },
  })
}
