/** Random numbers that a seed begins: the same seed draws the same again (mulberry32). */
export function createDraws(seed: number) {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    /** A whole number from 0 up, below this one. */
    below: (end: number): number => Math.floor(next() * end),
    oneOf<T>(list: readonly T[]): T {
      return list[Math.floor(next() * list.length)]!
    },
    /** True as often as this, from 0 to 1. */
    chance: (often: number): boolean => next() < often,
  }
}

export type Draws = ReturnType<typeof createDraws>
