import type { Picture, Run, Scenario } from '../run.ts'
import { shutsGate } from '../verdicts.ts'
import type { Html } from './html.ts'
import { pack } from './pack.ts'
import { wireContent } from './wire-content.ts'

/** What went over the wire in a scenario, as the page carries it: to read as it is, or packed for the script to unpack. */
export type DrawnWire = { form: 'plain' | 'packed'; content: string }

/** What of the bulky parts of a run goes into the page. */
export type Room = {
  pictures: ReadonlySet<Picture>
  wires: ReadonlyMap<Scenario, DrawnWire>
}

/** Nothing bulky: what the page takes up at the least. */
export const noRoom: Room = { pictures: new Set(), wires: new Map() }

/** A browser lays out so many bytes of plain exchanges within the second in which a page has to be there. */
const mostPlain = 1_500_000

/** Below this, packing would save nothing worth having: a run of a few scenarios reads in full without script. */
const fewBytes = 300_000

/** About what stands around packed exchanges, and around a picture: captions, addresses, links. */
const around = { wire: 400, picture: 1_000 }

/**
 * Chooses what fits into so many bytes. Scenarios that didn't pass go first and get everything plain, as long as the
 * page stays quick; exchanges of the others are packed, unless the whole run has few. Exchanges may take half; pictures
 * get the rest, a scenario's last ones before its earlier ones, because they show what it came to.
 */
export async function chooseRoom(run: Run, bytes: number): Promise<Room> {
  const ordered = [...run.scenarios].sort((a, b) => turn(a) - turn(b))
  const { wires, used } = await chooseWires(ordered, bytes / 2)
  return { wires, pictures: choosePictures(ordered, bytes - used) }
}

const turn = ({ verdict }: Scenario): number => (shutsGate(verdict) ? 0 : verdict === 'passed' ? 2 : 1)

async function chooseWires(scenarios: readonly Scenario[], bytes: number) {
  const drawn = await Promise.all(
    scenarios
      .filter(({ exchanges }) => exchanges.length > 0)
      .map(async scenario => ({ scenario, content: text(await wireContent(scenario)) })),
  )
  const total = drawn.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0)
  const small = total <= Math.min(scenarios.length === 1 ? mostPlain : fewBytes, bytes)
  const wires = new Map<Scenario, DrawnWire>()
  let used = 0
  for (const { scenario, content } of drawn) {
    const plain = small || (scenario.verdict !== 'passed' && used + Buffer.byteLength(content) <= mostPlain)
    const wire: DrawnWire = plain ? { form: 'plain', content } : { form: 'packed', content: pack(content) }
    const size = Buffer.byteLength(wire.content) + around.wire
    if (used + size > bytes) continue
    used += size
    wires.set(scenario, wire)
  }
  return { wires, used }
}

const text = (html: Awaited<Html>): string => html.toString()

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
    const size = picture.src.length + around.picture
    if (size > left) continue
    left -= size
    chosen.add(picture)
  }
  return chosen
}
