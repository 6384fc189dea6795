/** Where a clock can be put: at a moment, or this many seconds ahead of the real time (behind it where negative). */
export type ClockSetting = { now: Date } | { offsetSeconds: number }

/**
 * The clock of an org: the real time, or so many whole seconds ahead of it or behind. It goes on running wherever it
 * was put.
 */
export function createClock(realNow: () => Date = () => new Date()) {
  let offset = 0
  return {
    now: () => new Date(realNow().getTime() + offset * 1000),
    /** Seconds that this clock is ahead of the real one. */
    offsetSeconds: () => offset,
    /** Puts it somewhere, to the second; an offset of 0 is the real time again. */
    set(setting: ClockSetting): void {
      const seconds =
        'now' in setting ? (setting.now.getTime() - realNow().getTime()) / 1000 : setting.offsetSeconds
      offset = Math.round(seconds)
    },
  }
}
