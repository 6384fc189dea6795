import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'compares seconds with milliseconds, so that a session of eight hours lasts a year',
  killedBy: ['assignments/session-after-removal'],
  parts: () => ({
    createSessions: now => defaultParts.createSessions(() => now() / 1000),
  }),
})
