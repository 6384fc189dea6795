import { expect, test } from 'vitest'
import { readConfig } from '../../../scenarios/configuration/read-config.ts'

const smallest = { signIn: 'http://localhost:3000/login', whoami: 'http://localhost:3000/me' }
const acts = {
  enterWorkspace: async () => undefined,
  signInToApprove: async () => undefined,
  approve: async () => undefined,
}
const given = {
  port: 5123,
  issuer: 'http://acme.okta.localhost:4600',
  clientId: 'oin-sim-client',
  clientSecret: 'oin-sim-client-secret',
  oin: { redirectUri: 'http://okta.test/', publicKeyPem: '' },
}

function complaint(config: unknown): string[] {
  try {
    readConfig(config, 'oin-sim.config.ts')
  } catch (error) {
    return String((error as Error).message).split('\n')
  }
  return ['nothing']
}

const waiver = {
  scenario: 'guide/sso/sp-initiated',
  owner: 'Kim',
  reason: 'mended in 2.1',
  until: '2026-12-31',
}

test.each<[string, unknown, string]>([
  ['no object', 7, 'the default export: found 7, expected an object'],
  ['nothing at all', undefined, 'the default export: found nothing, expected an object'],
  ['a member of another name', { targets: {} }, 'targets: there is no such member; the nearest is target'],
  ['a profile that there isn’t', { profile: 'strct' }, `profile: found "strct", expected 'spec' or 'strict'`],
  ['too many workers', { workers: 1000 }, 'workers: found 1000, expected a whole number from 1 to 256'],
  ['half a worker', { workers: 0.5 }, 'workers: found 0.5, expected a whole number from 1 to 256'],
  [
    'a port as text',
    { okta: { port: '4600' } },
    'okta.port: found "4600", expected a whole number from 0 to 65535',
  ],
  [
    'an org with capitals',
    { okta: { org: 'Acme' } },
    'okta.org: found "Acme", expected lowercase letters, digits and hyphens',
  ],
  ['another issuer host', { okta: { issuerHost: 'x' } }, `okta.issuerHost: found "x", expected '127.0.0.1'`],
  [
    'a short secret',
    { okta: { clientSecret: 'x' } },
    'okta.clientSecret: found "x", expected a text of 14 to 100 characters',
  ],
  [
    'an unknown member of okta',
    { okta: { ports: 1 } },
    'okta.ports: there is no such member; the nearest is port',
  ],
  ['a target that is none', { target: 'x' }, 'target: found "x", expected an object'],
  ['a function that gives none', { target: () => null }, 'target: found null, expected an object'],
  [
    'no sign-in',
    { target: { whoami: smallest.whoami } },
    'target.signIn: found nothing, expected an address (http://… or https://…, or a path below target.url), or a function that gives one for a workspace',
  ],
  [
    'an address without a scheme',
    { target: { ...smallest, initiateLogin: 'localhost:3000/x' } },
    'target.initiateLogin: found "localhost:3000/x", expected an address (http://… or https://…, or a path below target.url), or a function that gives one for a workspace',
  ],
  [
    'nobody who says who is signed in',
    { target: { signIn: smallest.signIn } },
    'target.whoami: found nothing, expected an address that says who is signed in, or steps.whoIsSignedIn',
  ],
  [
    'a path below nothing',
    { target: { ...smallest, signIn: '/login' } },
    'target.url: found nothing, expected scheme and host, since target.signIn is not a whole address',
  ],
  [
    'a url with a path',
    { target: { ...smallest, url: 'http://a/b' } },
    'target.url: found "http://a/b", expected scheme and host, as http://localhost:3000',
  ],
  [
    'no readiness',
    { target: { ...smallest, start: { command: 'x' } } },
    'target.start.ready: found nothing, expected an address: http://… or https://…, or a path below target.url',
  ],
  [
    'an empty command',
    { target: { ...smallest, start: { command: ' ', ready: '/' } } },
    'target.start.command: found " ", expected a text that is not empty',
  ],
  [
    'a number among variables',
    { target: { ...smallest, start: { command: 'x', ready: '/', env: { A: 1 } } } },
    'target.start.env.A: found 1, expected a text',
  ],
  [
    'another life',
    { target: { ...smallest, start: { command: 'x', ready: '/', anewFor: 'run' } } },
    `target.start.anewFor: found "run", expected 'scenario' or 'worker'`,
  ],
  [
    'no list',
    { target: { ...smallest, redirectUris: '/callback' } },
    'target.redirectUris: found "/callback", expected a list of addresses',
  ],
  [
    'no redirect URI',
    { target: { ...smallest, redirectUris: [] } },
    'target.redirectUris: found [], expected at least one address',
  ],
  [
    'an address among functions',
    { target: { ...smallest, users: '/users' } },
    'target.users: found "/users", expected a function',
  ],
  [
    'a step that there isn’t',
    { target: { ...smallest, steps: { aprove: acts.approve } } },
    'target.steps.aprove: there is no such member; the nearest is approve',
  ],
  [
    'a policy that there isn’t',
    { target: { ...smallest, policies: { missingEmail: 'yes' } } },
    `target.policies.missingEmail: found "yes", expected 'refused' or 'accepted'`,
  ],
  [
    'a target’s member that there isn’t',
    { target: { ...smallest, singIn: 'x' } },
    'target.singIn: there is no such member; the nearest is signIn',
  ],
  [
    'two ways to connect',
    {
      target: {
        ...smallest,
        integration: {},
        createWorkspace: acts.approve,
        connect: acts.approve,
        steps: acts,
      },
    },
    'target.connect: found beside target.integration: connections are made by Express Configuration or by hand, leave one out',
  ],
  [
    'no workspaces for Express Configuration',
    { target: { ...smallest, integration: {}, steps: acts } },
    'target.createWorkspace: found nothing, expected a function, for Express Configuration',
  ],
  [
    'nobody who approves it',
    {
      target: {
        ...smallest,
        integration: {},
        createWorkspace: acts.approve,
        steps: { ...acts, approve: undefined },
      },
    },
    'target.steps.approve: found nothing, expected a function, for Express Configuration',
  ],
  [
    'one address for several orgs',
    { okta: { issuerHost: '127.0.0.1' }, target: { ...smallest, connect: acts.approve } },
    'okta.issuerHost: found "127.0.0.1", expected nothing, since a target whose connections are made here meets several orgs, each with a host of its own',
  ],
  [
    'waivers that are no list',
    { waivers: waiver },
    `waivers: found ${JSON.stringify(waiver).slice(0, 77)}…, expected a list of waivers`,
  ],
  [
    'a waiver without an owner',
    { waivers: [{ ...waiver, owner: '' }] },
    'waivers.0.owner: found "", expected a text that is not empty',
  ],
  [
    'a waiver without a reason',
    { waivers: [{ ...waiver, reason: undefined }] },
    'waivers.0.reason: found nothing, expected a text',
  ],
  [
    'a day that there isn’t',
    { waivers: [{ ...waiver, until: '2026-02-30' }] },
    'waivers.0.until: found "2026-02-30", expected a day, as 2026-12-31',
  ],
  [
    'a waiver for ever',
    { waivers: [{ ...waiver, until: 'never' }] },
    'waivers.0.until: found "never", expected a day, as 2026-12-31',
  ],
])('%s: told which member, what was found and what is expected', (_, config, sentence) => {
  const [first, ...lines] = complaint(config)
  expect(first).toBe("oin-sim.config.ts can't be used:")
  expect(lines).toEqual([`  ${sentence}`])
})

test('everything that is wrong is said at once', () => {
  const lines = complaint({
    workers: 0,
    target: smallest,
    waivers: [{ ...waiver, owner: 3 }],
    profil: 'spec',
  })
  expect(lines).toHaveLength(4)
})

test('a target that can only be judged as wrong once it is made is told the same way', () => {
  const read = readConfig(
    { target: ({ port }: { port: number }) => (port === given.port ? {} : smallest) },
    'f',
  )
  expect(() => read.target?.(given)).toThrow('target.signIn: found nothing')
})
