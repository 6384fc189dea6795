import { availableParallelism, cpus } from 'node:os'

/** A row of the table: what was measured, beside what it is held against in the same run. */
export interface Row {
  id: string
  what: string
  unit: string
  /** Median of ours. */
  ours: number
  reference: { name: string; value: number }
  /** Ours over the reference, of the medians. */
  ratio: number
  /** What the ratio is to be: at most so much, or at least. */
  aim: { atMost: number } | { atLeast: number }
  met: boolean
  /** Least and greatest of ours. */
  spread: [number, number]
}

export interface Measured {
  id: string
  what: string
  unit: string
  aim: Row['aim']
  reference: string
  /** One number a round; ours and the reference's are taken in turns, so that what else the machine does hits both. */
  ours: number[]
  theirs: number[]
}

export function rowOf({ id, what, unit, aim, reference, ours, theirs }: Measured): Row {
  const [mine, other] = [median(ours), median(theirs)]
  const ratio = mine / other
  const met = 'atMost' in aim ? ratio <= aim.atMost : ratio >= aim.atLeast
  return {
    id,
    what,
    unit,
    ours: round(mine),
    reference: { name: reference, value: round(other) },
    ratio: round(ratio),
    aim,
    met,
    spread: [round(Math.min(...ours)), round(Math.max(...ours))],
  }
}

/** Rounds at each in turns, by name. The first is for warming up, and doesn't count. */
export async function inTurns<N extends string, T>(
  rounds: number,
  names: readonly N[],
  take: (name: N) => Promise<T>,
): Promise<Record<N, T[]>> {
  const taken = Object.fromEntries(names.map(name => [name, []])) as unknown as Record<N, T[]>
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const one = await take(name)
      if (round > 0) taken[name].push(one)
    }
  }
  return taken
}

/** The middle one, or the mean of the two in the middle. Throws where there is none. */
export function median(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new Error('There is no median of nothing.')
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const round = (number: number): number => Number(number.toPrecision(3))

/** The machine that the figures are of. */
export const machine = (): string =>
  `${availableParallelism()} cores, ${cpus()[0]?.model.trim() ?? 'unknown'}`

/** The table as text, one line a row. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(row => [
    row.what,
    `${row.ours} ${row.unit}`,
    `${row.spread[0]}–${row.spread[1]}`,
    `${row.reference.value} ${row.reference.name}`,
    `× ${row.ratio}`,
    'atMost' in row.aim ? `≤ ${row.aim.atMost}` : `≥ ${row.aim.atLeast}`,
    row.met ? 'met' : 'short of it',
  ])
  const all = [['what', 'ours', 'spread', 'reference', 'ratio', 'aim', ''], ...lines]
  const widths = all[0]!.map((_, column) => Math.max(...all.map(line => line[column]!.length)))
  return all
    .map(line =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
