import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'makes its states out of the date',
  killedBy: ['protocol/request/values-reused'],
  parts: () => ({
    freshExpectations: maxAge => ({
      ...defaultParts.freshExpectations(maxAge),
      state: `sign-in-${new Date().toISOString().slice(0, 10)}`,
    }),
  }),
})
