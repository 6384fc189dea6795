import { defineConfig } from 'oin-sim/config'

export default defineConfig({
  target: ({ port, issuer, clientId, clientSecret }) => ({
    name: 'Notes (express-openid-connect)',
    url: `http://localhost:${port}`,
    signIn: '/',
    whoami: '/me',
    start: {
      // The simulated Okta is at *.localhost, which Node leaves to the system to resolve.
      command: 'exec node --import ../../../sim/localhost.js app.js',
      ready: '/healthz',
      env: {
        ISSUER_BASE_URL: issuer,
        BASE_URL: `http://localhost:${port}`,
        CLIENT_ID: clientId,
        CLIENT_SECRET: clientSecret,
        SECRET: 'a-long-secret-that-seals-the-session-cookie',
      },
      // The library keeps metadata and keys for as long as it runs.
      anewFor: 'scenario',
    },
    initiateLogin: '/login/initiate',
    deepLink: '/account',
    policies: {
      sessionAfterRemoval: 'kept-until-it-expires',
      sessionLifetimeSeconds: 8 * 3600,
      whileSomebodyElseIsSignedIn: 'switches',
      unverifiedEmail: 'accepted',
      missingEmail: 'accepted',
      issuedInFuture: 'accepted',
      foreignAccessTokenHash: 'accepted',
      endpointsElsewhere: 'asked',
      patienceSeconds: 4,
    },
    steps: {
      async signOut(agent) {
        await agent.open(`http://localhost:${port}/`)
        await agent.press('Log out')
      },
    },
  }),
})
