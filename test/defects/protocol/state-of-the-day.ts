import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'makes its states out of the date',
  killedBy: [],
  equivalent:
    'RFC 9700, 2.1.1: a challenge and a nonce of its own tie each answer to its browser, and the cookie does; a state may then be the same',
  parts: () => ({
    freshExpectations: maxAge => ({
      ...defaultParts.freshExpectations(maxAge),
      state: `sign-in-${new Date().toISOString().slice(0, 10)}`,
    }),
  }),
})
