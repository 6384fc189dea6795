import { z } from 'zod'
import { id, link, time, url } from './members.ts'

export const userStatus = z.enum([
  'ACTIVE',
  'DEPROVISIONED',
  'LOCKED_OUT',
  'PASSWORD_EXPIRED',
  'PROVISIONED',
  'RECOVERY',
  'STAGED',
  'SUSPENDED',
])

const userWith = (links: z.ZodType) =>
  z.strictObject({
    id: id('00u'),
    status: userStatus,
    created: time,
    activated: time.nullable(),
    statusChanged: time.nullable(),
    lastLogin: time.nullable(),
    lastUpdated: time,
    passwordChanged: time.nullable(),
    type: z.strictObject({ id: id('oty') }),
    profile: z.looseObject({
      firstName: z.string(),
      lastName: z.string(),
      mobilePhone: z.string().nullable(),
      secondEmail: z.string().nullable(),
      login: z.string(),
      email: z.string(),
    }),
    credentials: z.strictObject({
      password: z.strictObject({}).optional(),
      provider: z.strictObject({ type: z.literal('OKTA'), name: z.literal('OKTA') }),
    }),
    _links: links,
  })

const act = z.strictObject({ href: url, method: z.enum(['POST', 'DELETE']) })

export const user = userWith(
  z.strictObject({
    self: link,
    activate: act.optional(),
    reactivate: act.optional(),
    suspend: act.optional(),
    unsuspend: act.optional(),
    unlock: act.optional(),
    resetPassword: act.optional(),
    expirePassword: act.optional(),
    deactivate: act.optional(),
    delete: act.optional(),
  }),
)
export const listedUser = userWith(z.strictObject({ self: link }))

export const activation = z.strictObject({ activationUrl: url, activationToken: z.string().min(20) })
export const passwordReset = z.strictObject({ resetPasswordUrl: url })
export const nothing = z.strictObject({})

export const group = z.strictObject({
  id: id('00g'),
  created: time,
  lastUpdated: time,
  lastMembershipUpdated: time,
  objectClass: z.tuple([z.literal('okta:user_group')]),
  type: z.enum(['OKTA_GROUP', 'APP_GROUP', 'BUILT_IN']),
  profile: z.strictObject({ name: z.string(), description: z.string() }),
  _links: z.strictObject({ self: link, users: link, apps: link }),
})

export const groupRule = z.strictObject({
  type: z.literal('group_rule'),
  id: id('0pr'),
  status: z.enum(['ACTIVE', 'INACTIVE', 'INVALID']),
  name: z.string(),
  created: time,
  lastUpdated: time,
  conditions: z.strictObject({
    people: z.strictObject({
      users: z.strictObject({ exclude: z.array(id('00u')) }),
      groups: z.strictObject({ exclude: z.array(id('00g')) }),
    }),
    expression: z.strictObject({ type: z.literal('urn:okta:expression:1.0'), value: z.string() }),
  }),
  actions: z.strictObject({ assignUserToGroups: z.strictObject({ groupIds: z.array(id('00g')) }) }),
})
