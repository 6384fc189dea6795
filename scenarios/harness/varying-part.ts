/**
 * How many characters of these values may differ from one to the next: the length of the shortest, without the
 * beginning and the end that all have in common. What a counter or a clock leaves is short, and so is what a careless
 * generator makes.
 *
 * @param values two or more
 */
export function varyingPart(values: readonly string[]): number {
  const shortest = Math.min(...values.map(({ length }) => length))
  const isCommon = (at: number) => new Set(values.map(value => value.at(at))).size === 1
  let before = 0
  while (before < shortest && isCommon(before)) before += 1
  let after = 0
  while (after < shortest - before && isCommon(-1 - after)) after += 1
  return shortest - before - after
}
