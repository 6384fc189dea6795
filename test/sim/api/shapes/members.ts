import { z } from 'zod'

// What Okta's API description and its examples say of each answer; strict, so that a member too many fails as well.

export const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}[0-9A-Za-z]{17}$`))
export const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
export const url = z.url()
export const link = z.strictObject({ href: url })
