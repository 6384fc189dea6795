import { z } from 'zod'
import { answersHaveToFit } from '../answers-have-to-fit.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes no token_type but “Bearer”, in this spelling',
  killedBy: ['accept/token-type-in-another-case'],
  parts: () => answersHaveToFit('/oauth2/v1/token', z.object({ token_type: z.literal('Bearer') })),
})
