import type { Exchange, Picture, Run, Scenario } from '../run.ts'
import { shutsGate } from '../verdicts.ts'
import { exchangeDetail } from './exchange-detail.ts'
import type { Html } from './html.ts'

/** What of the bulky parts of a run goes into the page. */
export type Room = {
  pictures: ReadonlySet<Picture>
  /** What was sent and answered, already drawn up. */
  exchanges: ReadonlyMap<Exchange, Html>
}

/** Nothing bulky: what the page takes up at the least. */
export const noRoom: Room = { pictures: new Set(), exchanges: new Map() }

/**
 * Chooses what fits into so many bytes. Scenarios that fail the gate go first and get everything; of the others, a
 * scenario's last pictures go before its earlier ones, because they show what it came to. What people sent each other
 * may take half; pictures get the rest.
 */
export async function chooseRoom(run: Run, bytes: number): Promise<Room> {
  const ordered = [...run.scenarios].sort(
    (a, b) => Number(shutsGate(b.verdict)) - Number(shutsGate(a.verdict)),
  )
  const { exchanges, used } = await chooseExchanges(ordered, bytes / 2)
  return { exchanges, pictures: choosePictures(ordered, bytes - used) }
}

async function chooseExchanges(scenarios: readonly Scenario[], bytes: number) {
  const exchanges = new Map<Exchange, Html>()
  let used = 0
  for (const exchange of scenarios.flatMap(scenario => scenario.exchanges)) {
    const detail = await exchangeDetail(exchange)
    const size = Buffer.byteLength(detail.toString())
    if (used + size > bytes) continue
    used += size
    exchanges.set(exchange, detail)
  }
  return { exchanges, used }
}

function choosePictures(scenarios: readonly Scenario[], bytes: number): Set<Picture> {
  const queue = scenarios
    .flatMap(scenario => {
      const pictures = scenario.steps.flatMap(step => step.pictures)
      return pictures.map((picture, index) => ({
        picture,
        turn: shutsGate(scenario.verdict) ? 0 : pictures.length - index,
      }))
    })
    .sort((a, b) => a.turn - b.turn)
  const chosen = new Set<Picture>()
  let left = bytes
  for (const { picture } of queue) {
    if (picture.src.length > left) continue
    left -= picture.src.length
    chosen.add(picture)
  }
  return chosen
}
