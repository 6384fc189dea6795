import { z } from 'zod'
import type { Okta } from '../../sim/index.ts'
import { type AlpaconOptions, hostNames, policies, startAlpacon } from '../../sp/index.ts'
import { createAsk } from '../harness/ask.ts'
import type { Target } from '../harness/target.ts'
import { askOperator, createWorkspace } from './alpacon-operator.ts'
import { alpaconSteps } from './alpacon-steps.ts'

const usersSchema = z.array(
  z.object({
    id: z.string(),
    email: z.string(),
    first_name: z.string(),
    last_name: z.string(),
    role: z.enum(['superuser', 'staff', 'user']),
    is_active: z.boolean(),
    identities: z.array(z.object({ issuer: z.string(), subject: z.string() })),
  }),
)
const connectionsSchema = z.array(
  z.object({
    id: z.string(),
    issuer: z.string(),
    enabled: z.boolean(),
    status: z.enum(['pending', 'ready']),
  }),
)
/** Short, so that a scenario in which Okta keeps silent doesn't take long; long enough for a machine that is busy. */
const PATIENCE_SECONDS = 4

const PLANS = { withSso: 'Enterprise', withoutSso: 'Essential' }

/**
 * The reference Alpacon as a target: its pages as a person uses them, and its operator API as Alpacon's staff would.
 * There is no other way in.
 */
export async function startAlpaconTarget(
  okta: Okta,
  options: Omit<AlpaconOptions, 'oin'> = {},
): Promise<Target> {
  const { authority } = okta
  const { ca = authority?.ca } = options
  let ahead = 0
  const alpacon = await startAlpacon({
    port: 0,
    now: () => Date.now() + ahead * 1000,
    patienceWithOktaSeconds: PATIENCE_SECONDS,
    ...(authority && { tls: authority.issue(hostNames('alpacon.localhost')) }),
    ...options,
    ca,
    oin: okta.oin,
  })
  const operator = {
    url: alpacon.url,
    token: alpacon.operatorToken,
    ask: createAsk(ca === undefined ? [] : [ca]),
  }
  const change = (path: string, sent: object, method = 'PATCH') =>
    askOperator(operator, z.unknown(), { method, path: `workspaces/${path}`, sent })
  okta.publish(alpacon.integration)

  return {
    name: 'Alpacon',
    url: alpacon.url,
    label: alpacon.integration.label,
    plans: PLANS,
    policies: {
      previousConnection: policies.previousConnection,
      issuedInFuture: policies.issuedInFuture,
      foreignAccessTokenHash: policies.foreignAccessTokenHash,
      sessionAfterRemoval: policies.sessionAfterUnassignment,
      sessionLifetimeSeconds: policies.sessionLifetimeSeconds,
      whileSomebodyElseIsSignedIn: policies.whileSomebodyElseIsSignedIn,
      emailOfLocalUser: policies.emailOfLocalUser,
      unverifiedEmail: policies.unverifiedEmail,
      missingEmail: policies.missingEmail,
      endpointsElsewhere: policies.endpointsElsewhere,
      patienceSeconds: PATIENCE_SECONDS,
    },
    steps: alpaconSteps(alpacon.url),
    namesOfNoWorkspace: ({ url }) => ({ 'in another region': new URL(url).host.replace('.us1.', '.ap1.') }),
    async createWorkspace({ name, plan }) {
      const superuser = { email: `owner@${name}.example`, password: 'Owner-of-it-1' }
      const { url } = await createWorkspace(operator, {
        name,
        display_name: `Workspace ${name}`,
        plan: plan === 'with-sso' ? PLANS.withSso : PLANS.withoutSso,
        superuser: { ...superuser, first_name: 'Olga', last_name: 'Owner' },
      })
      return { name, url, superuser }
    },
    async addMember({ name }, { firstName, lastName, ...member }) {
      await change(`${name}/members`, { ...member, first_name: firstName, last_name: lastName }, 'POST')
    },
    async deactivateUser({ name }, { id }) {
      await change(`${name}/users/${id}`, { is_active: false })
    },
    async users({ name }) {
      const users = await askOperator(operator, usersSchema, { path: `workspaces/${name}/users` })
      return users.map(({ first_name, last_name, is_active, ...user }) => {
        return { ...user, firstName: first_name, lastName: last_name, isActive: is_active }
      })
    },
    async connections({ name }) {
      const connections = await askOperator(operator, connectionsSchema, {
        path: `workspaces/${name}/connections`,
      })
      return connections.map(({ id, issuer, enabled, status }) => {
        return { id, issuer, isEnabled: enabled, isReady: status === 'ready' }
      })
    },
    async setConnectionDelay({ name }, milliseconds) {
      await change(name, { connection_delay_ms: milliseconds })
    },
    universalLogout: true,
    startsFromTile: true,
    deepLink: ({ url }) => `${url}/account?from=mail&shown=a%26b`,
    async setLongestSignInAge({ name }, seconds) {
      await change(name, { longest_sign_in_age_s: seconds })
    },
    async setClockAhead(seconds) {
      ahead = seconds
    },
    close: () => alpacon.close(),
  }
}
