import type { ZodType } from 'zod'
import type { SigningKey } from '../oidc/keys.ts'

/** An answer of Okta's to a server: what a fault alters. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

/** An authorization response on its way through the browser (OpenID Connect Core 3.1.2.5 and 3.1.2.6). */
export type AuthorizationResponse = Record<string, string>

export interface Addresses {
  /** The org's issuer. */
  issuer: string
  /** Site of somebody else: nothing that is found there may be trusted. */
  strangerUrl: string
}

/** What a fault may need to know to alter an answer. */
export interface World extends Addresses {
  /** The key that signs the org's ID tokens now. */
  signingKey: SigningKey
  /** A key that belongs to somebody else; the stranger publishes it, the org never does. */
  strangeKey(): Promise<SigningKey>
  /** Secret of a client of the org. */
  clientSecret(clientId: string): string | undefined
  /** Seconds since 1970, by the org's clock. */
  now: number
  /** ID tokens that the org has issued before, oldest first. */
  earlierIdTokens(): string[]
}

/** In place of an answer: the connection is cut, or stays open without one until the asker gives up. */
export const DROPPED = Symbol('dropped')
export const HELD = Symbol('held')

export type Altered = Answer | typeof DROPPED | typeof HELD

/** Endpoints whose answers can be altered, by what they are to an SP. */
export const ENDPOINTS = ['token', 'keys', 'userinfo', 'discovery', 'management-api'] as const

export type Endpoint = (typeof ENDPOINTS)[number]

interface Described {
  /** What it does on the wire. */
  does: string
  /** What `with` has to be; undefined where the fault takes nothing. */
  with?: ZodType
}

/** A fault that alters an answer of one endpoint. `self` tells one fault in force from another. Undefined: it has nothing to alter there, and stays in force. */
export interface AnswerFault extends Described {
  place: Endpoint
  alter(
    answer: Answer,
    world: World,
    given: unknown,
    self: object,
  ): Altered | undefined | Promise<Altered | undefined>
}

/** A fault that alters what Okta sends back through the browser. */
export interface ResponseFault extends Described {
  place: 'authorize'
  alter(response: AuthorizationResponse, at: Addresses, given: unknown): AuthorizationResponse | undefined
}

/** A fault that is asked for where it strikes, because no answer is altered. */
export interface SwitchFault extends Described {
  place: 'express-configuration' | 'management-api' | 'authorize' | 'token'
  alter?: undefined
}

export type FaultDefinition = AnswerFault | ResponseFault | SwitchFault
