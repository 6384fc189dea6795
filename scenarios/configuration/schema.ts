import { z } from 'zod'

const asFunction = z.custom<(...args: never[]) => unknown>(value => typeof value === 'function', 'a function')

const isAddress = (value: unknown) =>
  typeof value === 'string' && (/^\/(?!\/)/.test(value) || /^https?:\/\//.test(value)) && !/\s/.test(value)

const address = z.custom<string>(isAddress, 'an address: http://… or https://…, or a path below target.url')
const workspaceAddress = z.custom<string>(
  value => typeof value === 'function' || isAddress(value),
  'an address (http://… or https://…, or a path below target.url), or a function that gives one for a workspace',
)

const text = z.string('a text').trim().min(1, 'a text that is not empty')
const wholeNumber = (least: number, most: number) =>
  z
    .int(`a whole number from ${least} to ${most}`)
    .min(least, `a whole number from ${least} to ${most}`)
    .max(most, `a whole number from ${least} to ${most}`)
const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, words.map(word => `'${word}'`).join(' or '))
const object = 'an object'

const isDay = (value: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(value).toJSON()?.startsWith(value)

const waiverSchema = z.strictObject(
  {
    scenario: text,
    owner: text,
    reason: text,
    until: z.string('a day, as 2026-12-31').refine(isDay, 'a day, as 2026-12-31'),
  },
  object,
)

const oktaSchema = z.strictObject(
  {
    port: wholeNumber(0, 65_535).optional(),
    org: z
      .string('a text')
      .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'lowercase letters, digits and hyphens')
      .optional(),
    issuerHost: oneOf(['127.0.0.1']).optional(),
    clientId: z
      .string('a text')
      .min(6, 'a text of 6 to 100 characters')
      .max(100, 'a text of 6 to 100 characters')
      .optional(),
    clientSecret: z
      .string('a text')
      .min(14, 'a text of 14 to 100 characters')
      .max(100, 'a text of 14 to 100 characters')
      .optional(),
  },
  object,
)

const startSchema = z.strictObject(
  {
    command: text,
    ready: address,
    env: z.record(z.string(), z.string('a text'), object).optional(),
    anewFor: oneOf(['scenario', 'worker']).optional(),
    timeoutSeconds: wholeNumber(1, 3600).optional(),
  },
  object,
)

const policiesSchema = z.strictObject(
  {
    previousConnection: oneOf(['disabled', 'kept']).optional(),
    issuedInFuture: oneOf(['refused', 'accepted']).optional(),
    foreignAccessTokenHash: oneOf(['refused', 'accepted']).optional(),
    sessionAfterRemoval: oneOf(['ended', 'kept-until-it-expires']).optional(),
    sessionLifetimeSeconds: wholeNumber(1, 2 ** 31).optional(),
    whileSomebodyElseIsSignedIn: oneOf(['asks', 'switches']).optional(),
    emailOfLocalUser: oneOf(['ask-a-superuser', 'linked-at-first-sign-in']).optional(),
    unverifiedEmail: oneOf(['refused', 'accepted']).optional(),
    missingEmail: oneOf(['refused', 'accepted']).optional(),
    patienceSeconds: wholeNumber(1, 3600).optional(),
    endpointsElsewhere: oneOf(['refused', 'asked']).optional(),
  },
  object,
)

const stepNames = [
  'openSignIn',
  'offersOkta',
  'continueWithOkta',
  'signInLocally',
  'whoIsSignedIn',
  'signOut',
  'useAnotherOktaAccount',
  'changePerson',
  'keepPerson',
  'enterWorkspace',
  'signInToApprove',
  'approve',
  'agreeToReplace',
  'decline',
  'returnToOkta',
] as const

const stepsSchema = z.strictObject(
  Object.fromEntries(stepNames.map(name => [name, asFunction.optional()])),
  object,
)

const abilities = [
  'connect',
  'createWorkspace',
  'addMember',
  'users',
  'connections',
  'deactivateUser',
  'setConnectionDelay',
  'setLongestSignInAge',
  'setClockAhead',
  'namesOfNoWorkspace',
] as const

/** A target as a configuration describes it. */
export const targetSchema = z.strictObject(
  {
    signIn: workspaceAddress,
    whoami: workspaceAddress.optional(),
    name: text.optional(),
    url: z
      .string('scheme and host, as http://localhost:3000')
      .regex(/^https?:\/\/[^/\s]+\/?$/, 'scheme and host, as http://localhost:3000')
      .optional(),
    start: startSchema.optional(),
    redirectUris: z.array(address, 'a list of addresses').min(1, 'at least one address').optional(),
    initiateLogin: workspaceAddress.optional(),
    integration: z.record(z.string(), z.unknown(), object).optional(),
    label: text.optional(),
    deepLink: workspaceAddress.optional(),
    plans: z.strictObject({ withSso: text, withoutSso: text }, object).optional(),
    universalLogout: z.literal(true, 'true, or nothing at all').optional(),
    policies: policiesSchema.optional(),
    continueWithOkta: text.optional(),
    steps: stepsSchema.optional(),
    ...Object.fromEntries(abilities.map(name => [name, asFunction.optional()])),
  },
  object,
)

/** A configuration, whose target may still be a function. */
export const configSchema = z.strictObject(
  {
    target: z.unknown().optional(),
    okta: oktaSchema.optional(),
    profile: oneOf(['spec', 'strict']).optional(),
    agent: oneOf(['browser', 'http']).optional(),
    workers: wholeNumber(1, 256).optional(),
    report: text.optional(),
    waivers: z.array(waiverSchema, 'a list of waivers').optional(),
  },
  object,
)
