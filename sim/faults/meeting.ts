type Arrive = (met: boolean) => void

const waiting = new WeakMap<object, Set<Arrive>>()

/** Shorter than servers wait for an answer. */
const PATIENCE_MS = 3_000

/** Waits at a place until `size` have come there: true. False where the others took longer than three seconds. */
export function meet(place: object, size: number): Promise<boolean> {
  const here = waiting.get(place) ?? new Set()
  waiting.set(place, here)
  return new Promise(resolve => {
    const arrive: Arrive = met => {
      clearTimeout(patience)
      here.delete(arrive)
      resolve(met)
    }
    const patience = setTimeout(arrive, PATIENCE_MS, false)
    here.add(arrive)
    if (here.size >= size) for (const one of [...here]) one(true)
  })
}
