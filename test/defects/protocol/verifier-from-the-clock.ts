import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'makes its code verifiers out of the time of day',
  killedBy: ['protocol/request/values-guessable'],
  parts: () => ({
    freshExpectations: maxAge => ({
      ...defaultParts.freshExpectations(maxAge),
      codeVerifier: `alpacon-${process.hrtime.bigint()}`.padEnd(43, '0'),
    }),
  }),
})
