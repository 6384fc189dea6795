import type { Config, Given, TargetConfig } from '../config.ts'
import { ConfigError, problem, problemsOf } from './config-error.ts'
import { configSchema, targetSchema } from './schema.ts'

/** A configuration that was read: checked, with its defaults. */
export interface ReadConfig extends Omit<Config, 'target' | 'okta'> {
  /** Where it was read from. */
  file: string
  okta: { port: number; org: string; issuerHost?: '127.0.0.1'; clientId: string; clientSecret: string }
  waivers: NonNullable<Config['waivers']>
  /** The target, where there is one: made with what it is given. Throws ConfigError. */
  target?: (given: Given) => TargetConfig & { name: string; url: string; label: string }
  /** Whether it is up already, and knows what it was configured with. */
  isUpAlready: boolean
  /** Whether several can be up at once: each is started here and listens where it is told. */
  canBeMany: boolean
}

const EXAMPLE: Given = {
  port: 49_999,
  issuer: 'http://acme.okta.localhost:4600',
  clientId: 'oin-sim-client',
  clientSecret: 'oin-sim-client-secret',
  oin: { redirectUri: 'http://system-admin.okta.localhost:4600/', publicKeyPem: '' },
}

/** Port of Okta where a target that is up already has been told nothing else. */
const OKTA_PORT = 4600

/**
 * Checks what a configuration exports, and fills in its defaults.
 *
 * @param file what errors call it
 * @throws ConfigError with a line for each wrong member: which, what was found, what is expected
 */
export function readConfig(exported: unknown, file: string): ReadConfig {
  const parsed = configSchema.safeParse(exported)
  if (!parsed.success) throw new ConfigError(file, problemsOf(configSchema, parsed.error, exported))
  const { target: described, okta = {}, waivers = [], ...rest } = exported as Config
  const read =
    described === undefined ? undefined : (given: Given) => readTarget(described, given, file, okta)
  // Now, so that what is wrong is said before anything starts.
  const example = read?.({ ...EXAMPLE, ...pick(okta) })
  const isUpAlready = example !== undefined && example.start === undefined
  return {
    ...rest,
    file,
    okta: {
      port: okta.port ?? (isUpAlready ? OKTA_PORT : 0),
      org: okta.org ?? 'acme',
      ...(okta.issuerHost && { issuerHost: okta.issuerHost }),
      ...pick(okta),
    },
    waivers,
    ...(read && { target: read }),
    isUpAlready,
    canBeMany:
      example === undefined ||
      (!isUpAlready && !okta.port && new URL(example.url).port === String(EXAMPLE.port)),
  }
}

const pick = ({ clientId = EXAMPLE.clientId, clientSecret = EXAMPLE.clientSecret }: Partial<Given>) => ({
  clientId,
  clientSecret,
})

function readTarget(
  described: NonNullable<Config['target']>,
  given: Given,
  file: string,
  okta: NonNullable<Config['okta']>,
): TargetConfig & { name: string; url: string; label: string } {
  const value: unknown = typeof described === 'function' ? described(given) : described
  const parsed = targetSchema.safeParse(value)
  if (!parsed.success) throw new ConfigError(file, problemsOf(targetSchema, parsed.error, value, 'target'))
  const target = value as TargetConfig
  const problems = contradictions(target, okta)
  if (problems.length > 0) throw new ConfigError(file, problems)
  const url = target.url?.replace(/\/$/, '') ?? new URL(target.signIn as string).origin
  const name = target.name ?? new URL(url).host
  const { label } = (target.integration ?? {}) as { label?: string }
  return { ...target, url, name, label: target.label ?? label ?? name }
}

function contradictions(target: TargetConfig, okta: NonNullable<Config['okta']>): string[] {
  const { signIn, whoami, url, steps = {}, integration, connect } = target
  const found: string[] = []
  if (url === undefined && (typeof signIn === 'function' || signIn.startsWith('/'))) {
    found.push(problem('target.url', url, 'scheme and host, since target.signIn is not a whole address'))
  }
  if (whoami === undefined && !steps.whoIsSignedIn) {
    found.push(
      problem('target.whoami', whoami, 'an address that says who is signed in, or steps.whoIsSignedIn'),
    )
  }
  if (integration && connect) {
    found.push(
      'target.connect: found beside target.integration: connections are made by Express Configuration or by hand, leave one out',
    )
  }
  if (integration) {
    const needed = ['createWorkspace' as const].filter(name => !target[name])
    found.push(
      ...needed.map(name => problem(`target.${name}`, undefined, 'a function, for Express Configuration')),
    )
    const acts = (['enterWorkspace', 'signInToApprove', 'approve'] as const).filter(name => !steps[name])
    found.push(
      ...acts.map(name =>
        problem(`target.steps.${name}`, undefined, 'a function, for Express Configuration'),
      ),
    )
  }
  if (okta.issuerHost && (integration || connect)) {
    found.push(
      `okta.issuerHost: found "${okta.issuerHost}", expected nothing, since a target whose connections are made here meets several orgs, each with a host of its own`,
    )
  }
  return found
}
