/** Edits (insert, delete, replace one character) that turn one text into the other. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const replaced = previous[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1))
    }
    previous = current
  }
  return previous[to.length]!
}

/** The parts of a path that somebody may have meant by one word: each segment, and each ending of the path. */
function partsOf(id: string): string[] {
  const segments = id.split('/')
  return [...segments, ...segments.map((_, at) => segments.slice(at).join('/'))]
}

/** The ids closest in spelling to what was asked for, best first; distance counts against the longer text. */
export function nearestIds(wanted: string, ids: readonly string[], count = 3): string[] {
  const target = wanted.toLowerCase()
  const distance = (id: string) =>
    Math.min(
      ...partsOf(id.toLowerCase()).map(
        part => editDistance(target, part) / Math.max(target.length, part.length),
      ),
    )
  return ids
    .map(id => ({ id, far: distance(id) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, count)
    .map(({ id }) => id)
}

/**
 * The ids that a filter means: the one it names in full, otherwise all that contain it, in any case. A path of the
 * scenario's file, as an editor copies it, is taken too.
 */
export function matchIds(filter: string | undefined, ids: readonly string[]): string[] {
  if (!filter) return [...ids]
  const wanted = filter
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/^(.*\/)?scenarios\//, '')
    .replace(/\.ts$/, '')
  const exact = ids.filter(id => id.toLowerCase() === wanted)
  return exact.length > 0 ? exact : ids.filter(id => id.toLowerCase().includes(wanted))
}
