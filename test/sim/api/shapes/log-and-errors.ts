import { z } from 'zod'
import { id, time } from './members.ts'

const logParty = z.strictObject({
  id: z.string(),
  type: z.string(),
  alternateId: z.string(),
  displayName: z.string(),
  detailEntry: z.null(),
})
const geography = z.null()

export const logEvent = z.strictObject({
  actor: logParty,
  client: z.strictObject({
    userAgent: z.strictObject({ rawUserAgent: z.string(), os: z.string(), browser: z.string() }).nullable(),
    zone: z.string(),
    device: z.string().nullable(),
    id: z.string().nullable(),
    ipAddress: z.string().nullable(),
    geographicalContext: geography,
  }),
  device: z.null(),
  authenticationContext: z.strictObject({
    authenticationProvider: z.string().nullable(),
    credentialProvider: z.string().nullable(),
    credentialType: z.string().nullable(),
    issuer: z.null(),
    interface: z.null(),
    authenticationStep: z.literal(0),
    rootSessionId: z.string(),
    externalSessionId: z.string(),
  }),
  displayMessage: z.string().min(5),
  eventType: z.string().regex(/^[a-z]+(\.[a-z0-9_]+)+$/),
  outcome: z.strictObject({
    result: z.enum([
      'ABANDONED',
      'ALLOW',
      'CHALLENGE',
      'DEFERRED',
      'DENY',
      'FAILURE',
      'RATE_LIMIT',
      'SCHEDULED',
      'SKIPPED',
      'SUCCESS',
      'UNANSWERED',
      'UNKNOWN',
    ]),
    reason: z.string().nullable(),
  }),
  published: time,
  securityContext: z.strictObject({
    asNumber: z.null(),
    asOrg: z.null(),
    isp: z.null(),
    domain: z.null(),
    isProxy: z.null(),
  }),
  severity: z.enum(['DEBUG', 'ERROR', 'INFO', 'WARN']),
  debugContext: z.strictObject({
    debugData: z.strictObject({
      requestId: z.string().optional(),
      requestUri: z.string().optional(),
      url: z.string().optional(),
    }),
  }),
  legacyEventType: z.string().nullable(),
  transaction: z.strictObject({ type: z.enum(['WEB', 'JOB']), id: z.string(), detail: z.strictObject({}) }),
  uuid: z.uuid(),
  version: z.literal('0'),
  request: z.strictObject({
    ipChain: z.array(
      z.strictObject({
        ip: z.string(),
        geographicalContext: geography,
        version: z.enum(['V4', 'V6']),
        source: z.null(),
      }),
    ),
  }),
  target: z.array(logParty).nonempty().nullable(),
})

export const error = z.strictObject({
  errorCode: z.string().regex(/^(E\d{7}|oauth_error)$/),
  errorSummary: z.string().min(5),
  errorLink: z.string(),
  errorId: id('oae'),
  errorCauses: z.array(z.strictObject({ errorSummary: z.string().min(5) })),
})
