import { z } from 'zod'
import { id, time, url } from './members.ts'

const hinted = z.strictObject({ href: url, hints: z.strictObject({ allow: z.array(z.string()) }) })

export const session = z.strictObject({
  id: id('102'),
  login: z.string(),
  userId: id('00u'),
  createdAt: time,
  expiresAt: time,
  status: z.enum(['ACTIVE', 'MFA_ENROLL', 'MFA_REQUIRED']),
  lastPasswordVerification: time.nullable(),
  lastFactorVerification: time.nullable(),
  amr: z.tuple([z.literal('pwd')]),
  idp: z.strictObject({ id: id('00o'), type: z.literal('OKTA') }),
  _links: z.strictObject({ self: hinted, refresh: hinted, user: hinted.extend({ name: z.literal('User') }) }),
})

const embedded = z.strictObject({
  user: z.strictObject({
    id: id('00u'),
    passwordChanged: time.nullable(),
    profile: z.strictObject({
      login: z.string(),
      firstName: z.string(),
      lastName: z.string(),
      locale: z.string(),
      timeZone: z.string(),
    }),
  }),
})

export const authnSuccess = z.strictObject({
  expiresAt: time,
  status: z.literal('SUCCESS'),
  sessionToken: z.string().regex(/^00F/),
  _embedded: embedded,
})
export const authnPasswordExpired = z.strictObject({
  stateToken: z.string(),
  expiresAt: time,
  status: z.literal('PASSWORD_EXPIRED'),
  _embedded: embedded,
})
