import { z } from 'zod'
import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

const columns = z.object({ first_name: z.string().max(100), last_name: z.string().max(100) })

export default defect({
  does: 'signs nobody in whose names are longer than the columns of its table',
  killedBy: ['accept/long-names'],
  parts: () => ({
    readIdentity(idToken, userinfo) {
      const identity = defaultParts.readIdentity(idToken, userinfo)
      columns.parse(identity)
      return identity
    },
  }),
})
