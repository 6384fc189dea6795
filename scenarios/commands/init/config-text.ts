/** What the smallest configuration is made of. */
export interface Answers {
  name: string
  signIn: string
  whoami: string
  /** The command that starts the target; it is up already where this is undefined. */
  start?: string
  /** Answers once it can be used. */
  ready?: string
}

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/** What further members enable, each as a comment that is ready to be used. */
const FURTHER = `    // Where a sign-in from the dashboard's tile begins. Without it nothing is judged of tiles.
    // initiateLogin: '/login/initiate',

    // A page, not the first, that only who is signed in gets to see.
    // deepLink: '/account',

    // Where Okta may send people back to. What the target asks for at its first sign-in is taken otherwise.
    // redirectUris: ['/callback'],

    // Its users, so that accounts can be judged: who is made, changed, taken over.
    // users: async workspace => [],

    // What it does where no specification decides. What isn't declared isn't judged.
    // policies: { unverifiedEmail: 'refused', missingEmail: 'refused', sessionAfterRemoval: 'kept-until-it-expires' },

    // What the button or link is called that leads to Okta, where its name says neither Okta nor single sign-on.
    // continueWithOkta: 'Company login',

    // Each step of a person can be one of yours.
    // steps: {
    //   async signOut(agent) {
    //     await agent.press('Log out')
    //   },
    // },`

/** The text of a commented \`oin-sim.config.ts\`. */
export function configText({ name, signIn, whoami, start, ready }: Answers): string {
  const started = start
    ? `    // Run by the shell. It is told PORT, OKTA_ISSUER, OKTA_CLIENT_ID and OKTA_CLIENT_SECRET.
    start: {
      command: ${quoted(start)},
      ready: ${quoted(ready ?? signIn)},
      // 'scenario' starts it anew for each: then it keeps no keys, metadata or users from one to the next.
      anewFor: 'worker',
    },
`
    : `    // It has to be up, with this issuer, client_id and client secret:
    // http://acme.okta.localhost:4600, oin-sim-client, oin-sim-client-secret.
`
  return `import { defineConfig } from 'oin-sim/config'

export default defineConfig({
  target: {
    name: ${quoted(name)},
    // Where a person starts to sign in …
    signIn: ${quoted(signIn)},
    // … and what says who is signed in: JSON or a page with their email; 401 where nobody is.
    whoami: ${quoted(whoami)},
${started}
${FURTHER}
  },

  // Where the target can't resolve *.localhost: its issuer is then http://127.0.0.1:<port>.
  // okta: { issuerHost: '127.0.0.1' },

  // 'strict' also fails the gate for what is only recommended, where attackers make use of it.
  // profile: 'strict',

  // What is broken, known and accepted for a while. One that is no longer needed fails the gate.
  // waivers: [
  //   {
  //     scenario: 'sign-in/two-tabs',
  //     owner: 'who mends it',
  //     reason: 'why it may wait',
  //     until: '2026-12-31',
  //   },
  // ],
})
`
}
