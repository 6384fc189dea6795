/** Something the target had to do and didn't. Fails the scenario, or warns where only a SHOULD was broken. */
export class ExpectationFailed extends Error {
  readonly expected: string
  readonly received: string

  constructor(what: string, { expected, received }: { expected: string; received: string }) {
    super(what)
    this.name = 'ExpectationFailed'
    this.expected = expected
    this.received = received
  }
}

/** The run can't tell: the happy twin failed, or the fault was never delivered. */
export class Inconclusive extends Error {
  override name = 'Inconclusive'
}

/** The target doesn't give what this scenario needs. */
export class NotRun extends Error {
  override name = 'NotRun'
}

/**
 * Judges one thing: `received` has to equal `expected`. Both appear in the report, so `what` says only what is judged:
 * "the person's role in the workspace". Throws ExpectationFailed.
 */
export function expectEqual<T>(what: string, received: T, expected: T): void {
  const [shownReceived, shownExpected] = [show(received), show(expected)]
  if (shownReceived !== shownExpected) {
    throw new ExpectationFailed(`${what} is not as expected`, {
      expected: shownExpected,
      received: shownReceived,
    })
  }
}

// Enough of a page to see what it says.
const MOST = 800

/** Judges one thing that holds or doesn't; `received` says what was seen instead. Throws ExpectationFailed. */
export function expectThat(expected: string, holds: boolean, received: string): void {
  if (!holds)
    throw new ExpectationFailed(`not so: ${expected}`, { expected, received: received.slice(0, MOST) })
}

/** Whether a fault or condition that the scenario depends on came about. Throws Inconclusive. */
export function demandDelivered(what: string, delivered: boolean): void {
  if (!delivered) throw new Inconclusive(`${what}, so nothing can be said`)
}

// Members in alphabetical order, so that two equal objects look alike.
function show(value: unknown): string {
  if (typeof value === 'string') return value
  const text: string | undefined = JSON.stringify(
    value,
    (_key, member) =>
      member !== null && typeof member === 'object' && !Array.isArray(member)
        ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => a.localeCompare(b)))
        : member,
    1,
  )
  return text ?? 'nothing'
}
