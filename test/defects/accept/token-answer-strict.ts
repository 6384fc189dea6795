import { z } from 'zod'
import { answersHaveToFit } from '../answers-have-to-fit.ts'
import { defect } from '../defect.ts'

const tokenAnswer = z.strictObject({
  token_type: z.string(),
  access_token: z.string(),
  id_token: z.string(),
  expires_in: z.number().optional(),
  scope: z.string().optional(),
})

export default defect({
  does: 'takes no token answer with a member that it doesn’t know',
  killedBy: ['accept/unknown-token-members'],
  parts: () => answersHaveToFit('/oauth2/v1/token', tokenAnswer),
})
