import { z } from 'zod'
import { applicationClientId } from '../integration.ts'

/**
 * An issuer as Okta's org authorization server spells it: scheme and host, no path and no trailing slash.
 * It is compared letter by letter later, so nothing else is let in.
 */
export const issuerSchema = z.string().max(512).refine(isBareOrigin, {
  error: 'must be a bare origin such as https://acme.okta.com, without path or trailing slash',
})

function isBareOrigin(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value
}

const optionsSchema = z.object({
  client_id: z.string().min(1).max(255),
  client_secret: z.string().min(1).max(512),
  issuer: issuerSchema,
  scope: z.string().max(512).default('openid email profile'),
  token_endpoint_auth_method: z.enum(['client_secret_basic', 'client_secret_post']).optional(),
  attribute_map: z.object({ mapping_mode: z.literal('basic_profile') }).optional(),
  connection_settings: z.object({ pkce: z.enum(['auto', 'S256']) }).optional(),
})

const nameSchema = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/, 'must be letters, digits and inner hyphens')

/** Body of `POST /api/v2/connections`. */
export const newConnectionSchema = z.object({
  strategy: z.literal('okta'),
  name: nameSchema,
  display_name: z.string().min(1).max(128).default('Okta'),
  options: optionsSchema,
  enabled_clients: z.array(z.string().max(255)).max(50).default([]),
})

/** Body of `PATCH /api/v2/connections/{id}`. Without a client secret the present one stays. */
export const connectionChangeSchema = z.object({
  display_name: z.string().min(1).max(128).optional(),
  options: optionsSchema.partial({ client_secret: true }).optional(),
  enabled_clients: z.array(z.string().max(255)).max(50).optional(),
})

/** Body of `POST /api/v2/organizations/{id}/enabled_connections`. */
export const enablingSchema = z.object({
  connection_id: z.string().max(64),
  assign_membership_on_login: z.boolean().default(false),
  show_as_button: z.boolean().default(true),
})

/** A connection of one organization to one Okta org, as it is kept. */
export const connectionSchema = z.strictObject({
  id: z.string(),
  name: nameSchema,
  strategy: z.literal('okta'),
  display_name: z.string(),
  options: optionsSchema,
  enabled_clients: z.array(z.string()),
  /** Null until the organization has it enabled, and after it was disabled. */
  enabled: z
    .strictObject({ at: z.number(), assign_membership_on_login: z.boolean(), show_as_button: z.boolean() })
    .nullable(),
  /** Since when the connection is switched off because its app was connected to another workspace. */
  disabled: z.strictObject({ at: z.number() }).nullable().default(null),
})

export type Connection = z.infer<typeof connectionSchema>
export type NewConnection = z.infer<typeof newConnectionSchema>
export type ConnectionChange = z.infer<typeof connectionChangeSchema>
export type Enabling = z.infer<typeof enablingSchema>

type Delay = { connection_delay_ms: number }

/**
 * Whether people can sign in with a connection. Enabling one takes a while to reach every part of an identity
 * service; `connection_delay_ms` of the workspace stands for that while.
 */
export function connectionStatus(connection: Connection, delay: Delay, now: number): 'pending' | 'ready' {
  const { enabled, enabled_clients } = connection
  if (enabled === null || !enabled_clients.includes(applicationClientId)) return 'pending'
  return now >= enabled.at + delay.connection_delay_ms ? 'ready' : 'pending'
}

/** Whether the sign-in screen shows a button for it: ready, and meant to be shown. */
export function isOffered(connection: Connection, delay: Delay, now: number): boolean {
  return connection.enabled?.show_as_button === true && connectionStatus(connection, delay, now) === 'ready'
}
