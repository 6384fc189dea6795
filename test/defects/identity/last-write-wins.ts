import { defect } from '../defect.ts'
import { detachedUsers } from '../detached-users.ts'

export default defect({
  does: 'writes all users of a workspace as it read them, and with them whoever came meanwhile',
  killedBy: ['identity/newcomers-at-once'],
  parts: () => detachedUsers((_kept, read) => read),
})
