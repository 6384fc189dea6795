import { describe, expect, test } from 'vitest'
import {
  type Config,
  defineConfig,
  type OktaConfig,
  type StartConfig,
  type TargetConfig,
  type TargetPolicies,
  type TargetSteps,
} from '../../../scenarios/config.ts'
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

describe('a configuration of two members', () => {
  const read = readConfig(defineConfig({ target: smallest }), 'oin-sim.config.ts')

  test('is enough: the rest are defaults', () => {
    expect(read.okta).toEqual({
      port: 4600,
      org: 'acme',
      clientId: 'oin-sim-client',
      clientSecret: 'oin-sim-client-secret',
    })
    expect(read).toMatchObject({ isUpAlready: true, canBeMany: false, waivers: [] })
    expect(read.target?.(given)).toMatchObject({
      name: 'localhost:3000',
      label: 'localhost:3000',
      url: 'http://localhost:3000',
    })
  })
})

test('without a target it is about the reference', () => {
  expect(readConfig({ profile: 'strict' }, 'f')).toMatchObject({ profile: 'strict', isUpAlready: false })
  expect(readConfig({}, 'f').target).toBeUndefined()
})

test('a target that listens where it is told can be tested by several workers; another one only by one', () => {
  const start = { command: 'node app.js', ready: '/' }
  const many = {
    target: ({ port }: { port: number }) => ({ ...smallest, url: `http://localhost:${port}`, start }),
  }
  expect(readConfig(many, 'f')).toMatchObject({ canBeMany: true, isUpAlready: false, okta: { port: 0 } })
  expect(readConfig({ target: { ...smallest, start } }, 'f').canBeMany).toBe(false)
  expect(readConfig({ ...many, okta: { port: 4600 } }, 'f').canBeMany).toBe(false)
})

test('the client is the one that the target was given', () => {
  const okta = { clientId: 'my-client', clientSecret: 'a-secret-of-mine' }
  let told: unknown
  const target = ({ clientId, clientSecret }: typeof given) => {
    told = { clientId, clientSecret }
    return smallest
  }
  expect(readConfig({ okta, target }, 'f').okta).toMatchObject(okta)
  expect(told).toEqual(okta)
})

const waiver = {
  scenario: 'guide/sso/sp-initiated',
  owner: 'Kim',
  reason: 'mended in 2.1',
  until: '2026-12-31',
}

test('every member that the types have is taken', () => {
  const nothing = async () => undefined as never
  const steps: Required<TargetSteps> = {
    ...acts,
    openSignIn: nothing,
    offersOkta: nothing,
    continueWithOkta: nothing,
    signInLocally: nothing,
    whoIsSignedIn: nothing,
    signOut: nothing,
    useAnotherOktaAccount: nothing,
    changePerson: nothing,
    keepPerson: nothing,
    agreeToReplace: nothing,
    decline: nothing,
    returnToOkta: nothing,
  }
  const policies: Required<TargetPolicies> = {
    previousConnection: 'kept',
    issuedInFuture: 'refused',
    foreignAccessTokenHash: 'accepted',
    sessionAfterRemoval: 'ended',
    sessionLifetimeSeconds: 60,
    whileSomebodyElseIsSignedIn: 'asks',
    emailOfLocalUser: 'ask-a-superuser',
    unverifiedEmail: 'refused',
    missingEmail: 'accepted',
    patienceSeconds: 4,
    endpointsElsewhere: 'asked',
  }
  const target: Required<Omit<TargetConfig, 'connect'>> = {
    ...smallest,
    name: 'Desk',
    url: 'http://localhost:3000',
    start: {
      command: 'x',
      ready: '/',
      env: { A: 'b' },
      anewFor: 'worker',
      timeoutSeconds: 9,
    } satisfies Required<StartConfig>,
    redirectUris: ['/callback'],
    initiateLogin: () => '/initiate',
    integration: { label: 'Desk' },
    label: 'Desk',
    createWorkspace: nothing,
    addMember: nothing,
    users: nothing,
    connections: nothing,
    deactivateUser: nothing,
    setConnectionDelay: nothing,
    setLongestSignInAge: nothing,
    setClockAhead: nothing,
    deepLink: '/account',
    namesOfNoWorkspace: () => ({}),
    plans: { withSso: 'Big', withoutSso: 'Small' },
    universalLogout: true,
    policies,
    continueWithOkta: 'Company login',
    steps,
  }
  const okta: Required<Omit<OktaConfig, 'issuerHost'>> = {
    port: 1,
    org: 'acme',
    clientId: 'client',
    clientSecret: 'x'.repeat(14),
  }
  const config: Required<Config> = {
    target,
    okta,
    profile: 'strict',
    agent: 'http',
    workers: 2,
    report: 'r',
    waivers: [waiver],
  }
  expect(readConfig(config, 'f').target?.(given)).toMatchObject({ name: 'Desk', policies })
  const byHand = { ...smallest, connect: nothing }
  expect(readConfig({ target: byHand }, 'f').target?.(given)).toMatchObject(byHand)
  expect(readConfig({ target: smallest, okta: { issuerHost: '127.0.0.1' } }, 'f').okta.issuerHost).toBe(
    '127.0.0.1',
  )
})
