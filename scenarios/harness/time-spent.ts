/** Whom the harness waits for while a scenario is played. */
export type Spender = 'browser' | 'target' | 'okta'

/** Milliseconds that went to each, none of them twice. What is left of a run is the harness's own. */
export type Spent = Record<Spender, number>

/** Name of the attachment that holds what a scenario spent. */
export const SPENT = 'oin-sim time'

interface Stretch {
  of: Spender
  from: number
  /** Infinity while it lasts. */
  to: number
}

/** Beyond so many stretches they are added up: a process that plays scenarios for hours keeps no list of them. */
const MOST_KEPT = 5000

/**
 * Notes who is at work when, seen from outside:
 *
 * - `okta`: from a request's arrival at the simulator until it has answered, and the start of the simulator and its orgs;
 * - `target`: from a request's leaving for the service provider under test until its answer is there, whoever asks (the
 *   agent over HTTP, the browser, Okta's servers, the operator's API), and the start of it;
 * - `browser`: from an action's beginning in Chromium (its start, a page, a click, a picture) until it is done.
 *
 * They overlap: a browser waits for the target, which waits for Okta. Each moment goes to one of them: to the server that
 * was asked last of those that haven't answered, since the others wait for it; where no server owes an answer, to the
 * browser. A stretch that is told of after its time was settled counts from then on.
 */
export function createLedger(now: () => number = () => performance.now()) {
  let settledAt = now()
  let carried: Spent = { browser: 0, target: 0, okta: 0 }
  let stretches: Stretch[] = []

  function addUp(): void {
    const until = now()
    const sums = divide(stretches, settledAt, until)
    carried = {
      browser: carried.browser + sums.browser,
      target: carried.target + sums.target,
      okta: carried.okta + sums.okta,
    }
    stretches = stretches.filter(({ to }) => to > until)
    settledAt = until
  }

  function open(of: Spender, from: number, to: number): Stretch {
    const stretch = { of, from, to }
    stretches.push(stretch)
    if (stretches.length > MOST_KEPT) addUp()
    return stretch
  }

  async function around<T>(of: Spender, act: () => Promise<T>, from = now()): Promise<T> {
    const stretch = open(of, from, Number.POSITIVE_INFINITY)
    try {
      return await act()
    } finally {
      stretch.to = now()
    }
  }

  return {
    /** A stretch that is over, by the clock of `performance.now`. */
    note(of: Spender, from: number, to: number): void {
      open(of, from, to)
    },

    /** One that lasts until what is done is done, or has failed. */
    around: <T>(of: Spender, act: () => Promise<T>): Promise<T> => around(of, act),

    /** The same thing, but that each of its methods is noted until what it promises has come. */
    watched<T extends object>(of: Spender, thing: T): T {
      const watch = (value: unknown) => {
        if (typeof value !== 'function') return value
        return (...given: unknown[]) => {
          const from = now()
          const result: unknown = Reflect.apply(value, thing, given)
          return result instanceof Promise ? around(of, () => result, from) : result
        }
      }
      const members = Object.entries(thing).map(([name, value]) => [name, watch(value)])
      return Object.fromEntries(members) as T
    },

    /** What was spent since the last time that this was asked. */
    settle(): Spent {
      addUp()
      const spent = carried
      carried = { browser: 0, target: 0, okta: 0 }
      return spent
    },
  }
}

function divide(stretches: readonly Stretch[], since: number, until: number): Spent {
  const turns = stretches
    .map(stretch => ({ stretch, from: Math.max(stretch.from, since), to: Math.min(stretch.to, until) }))
    .filter(({ from, to }) => from < to)
    .flatMap(({ stretch, from, to }) => [
      { at: from, stretch, begins: true },
      { at: to, stretch, begins: false },
    ])
    .sort((a, b) => a.at - b.at)
  const spent: Spent = { browser: 0, target: 0, okta: 0 }
  const lasting = new Set<Stretch>()
  let last = since
  for (const { at, stretch, begins } of turns) {
    const whose = whoseTurn(lasting)
    if (whose) spent[whose] += at - last
    last = at
    if (begins) lasting.add(stretch)
    else lasting.delete(stretch)
  }
  return spent
}

function whoseTurn(lasting: ReadonlySet<Stretch>): Spender | undefined {
  let last: Stretch | undefined
  for (const stretch of lasting) {
    if (stretch.of !== 'browser' && (last === undefined || stretch.from >= last.from)) last = stretch
  }
  return last?.of ?? (lasting.size > 0 ? 'browser' : undefined)
}

/** That of this process, which plays one scenario at a time. */
export const timeSpent = createLedger()
