import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'makes its states out of the date, so that of two sign-ins at once one takes the place of the other',
  killedBy: ['protocol/request/pkce-absent-or-plain'],
  parts: () => ({
    freshExpectations: maxAge => ({
      ...defaultParts.freshExpectations(maxAge),
      state: `sign-in-${new Date().toISOString().slice(0, 10)}`,
    }),
  }),
})
