import { z } from 'zod'
import { answersHaveToFit } from '../answers-have-to-fit.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes no token answer that doesn’t say when the access token expires',
  killedBy: ['accept/no-expires-in'],
  parts: () => answersHaveToFit('/oauth2/v1/token', z.object({ expires_in: z.number() })),
})
