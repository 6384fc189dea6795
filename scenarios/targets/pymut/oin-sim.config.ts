import { defineConfig } from 'oin-sim/config'

const OPERATOR_TOKEN = 'the-operator-of-this-run'
const authorization = `Bearer ${OPERATOR_TOKEN}`

/** What /users of the app lists. */
interface WikiUser {
  id: string
  email: string
  first_name: string
  last_name: string
  active: boolean
  identities: { issuer: string; subject: string }[]
}

export default defineConfig({
  // Python leaves *.localhost to the system to resolve, too; this needs no resolving.
  okta: { issuerHost: '127.0.0.1' },
  target: ({ port }) => {
    const url = `http://localhost:${port}`
    return {
      name: 'Wiki (Python)',
      url,
      signIn: '/',
      whoami: '/me',
      // OKTA_ISSUER, OKTA_CLIENT_ID, OKTA_CLIENT_SECRET and PORT, which the app reads, are set.
      start: {
        command: 'exec python3 app.py',
        ready: '/healthz',
        env: { OPERATOR_TOKEN },
        anewFor: 'scenario',
      },
      initiateLogin: '/login/initiate',
      deepLink: '/account',
      async users() {
        const listed = (await (
          await fetch(`${url}/users`, { headers: { authorization } })
        ).json()) as WikiUser[]
        return listed.map(({ first_name, last_name, active, ...user }) => {
          return {
            ...user,
            firstName: first_name,
            lastName: last_name,
            isActive: active,
            role: 'user' as const,
          }
        })
      },
      async deactivateUser(_workspace, { id }) {
        await fetch(`${url}/users/deactivate`, {
          method: 'POST',
          headers: { authorization },
          body: new URLSearchParams({ id }),
        })
      },
      policies: {
        sessionAfterRemoval: 'kept-until-it-expires',
        sessionLifetimeSeconds: 8 * 3600,
        whileSomebodyElseIsSignedIn: 'switches',
        unverifiedEmail: 'refused',
        missingEmail: 'refused',
        issuedInFuture: 'refused',
        foreignAccessTokenHash: 'accepted',
        endpointsElsewhere: 'refused',
        patienceSeconds: 4,
      },
      steps: {
        async signOut(agent) {
          await agent.open(url)
          await agent.press('Sign out')
        },
      },
    }
  },
})
