import { defect } from '../defect.ts'
import { detachedUsers } from '../detached-users.ts'

export default defect({
  does: 'asks whether a person is known, then adds them, without a rule in its database that they are unique',
  killedBy: ['identity/first-sign-ins-at-once'],
  parts: () => detachedUsers((kept, read) => [...new Set([...kept, ...read])]),
})
