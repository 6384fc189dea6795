import { z } from 'zod'
import { answersHaveToFit } from '../answers-have-to-fit.ts'
import { defect } from '../defect.ts'

const text = z.string().optional()

const userinfo = z.strictObject({
  sub: z.string(),
  name: text,
  nickname: text,
  given_name: text,
  middle_name: text,
  family_name: text,
  profile: text,
  zoneinfo: text,
  locale: text,
  updated_at: z.unknown(),
  email: text,
  email_verified: z.unknown(),
  preferred_username: text,
})

export default defect({
  does: 'takes no userinfo with a claim that it doesn’t know',
  killedBy: ['accept/unknown-userinfo-claims'],
  parts: () => answersHaveToFit('/oauth2/v1/userinfo', userinfo),
})
