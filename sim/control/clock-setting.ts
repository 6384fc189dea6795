import type { ClockSetting } from '../org/clock.ts'
import { ControlError } from './errors.ts'

const [EARLIEST, LATEST] = [Date.UTC(2000, 0), Date.UTC(2100, 0)]

/** A clock setting that can be used. Throws ControlError: JWTs and cookies of other centuries trip over themselves. */
export function readClockSetting(setting: ClockSetting): ClockSetting {
  const [member, moment] =
    'now' in setting
      ? ['now', setting.now.getTime()]
      : ['offsetSeconds', Date.now() + setting.offsetSeconds * 1000]
  if (!(moment >= EARLIEST && moment < LATEST)) {
    throw new ControlError('invalid_request', 'The clock can be put into the years 2000 to 2099 only.', {
      member,
      next: 'Use {"offsetSeconds": 0} for the real time.',
    })
  }
  return setting
}
