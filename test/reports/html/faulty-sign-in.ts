import type { Clause, Exchange, Run, Scenario, Step } from '../../../reports/index.ts'
import { signIn } from '../recorded-exchanges.ts'
import { recordedRun } from '../recorded-run.ts'

/** The place of the token exchange among those of the recorded sign-in. */
export const TOKEN = 5

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

export interface Altered {
  header?: Record<string, unknown>
  /** Claims in place of the usual ones; undefined takes one away. */
  claims?: Record<string, unknown>
  /** Members of the token answer in place of the usual ones. */
  answer?: Record<string, unknown>
  faults?: Exchange['faults']
}

/** The token exchange of the recorded sign-in, its answer altered. */
export function tokenExchange({ header, claims, answer, faults }: Altered): Exchange {
  const usual = structuredClone(signIn[TOKEN]!)
  const body = JSON.parse(usual.response!.body!)
  const [oldHeader, oldClaims] = body.id_token
    .split('.')
    .slice(0, 2)
    .map((text: string) => JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  const token = [part({ ...oldHeader, ...header }), part({ ...oldClaims, ...claims }), '[signature]'].join(
    '.',
  )
  usual.response!.body = JSON.stringify({ ...body, id_token: token, ...answer })
  return { ...usual, ...(faults && { faults }) }
}

/** The recorded sign-in with its token answer altered. */
export const signInWith = (altered: Altered): Exchange[] => signIn.with(TOKEN, tokenExchange(altered))

const asText = { does: 'the ID token is <b>of another issuer</b>' }

/** A sign-in with a fault in its token answer, then the same without it. */
export const faultThenTwin: Exchange[] = [
  ...signInWith({
    claims: { iss: 'http://stranger.example', jti: 'a' },
    faults: [{ name: 'id-token/iss-altered', ...asText }],
  }),
  ...signInWith({ claims: { jti: 'b' } }),
]

const step = (title: string, kind: Step['kind'] = 'step'): Step => ({
  title,
  kind,
  status: 'passed',
  durationMs: 5,
  pictures: [],
})

/** A scenario in which a fault and its happy twin are told apart. */
export const toldApart: Partial<Scenario> = {
  steps: [
    step('given: Ada is assigned', 'given'),
    step('Ada signs in, and is not let in'),
    step('without it, she is let in', 'twin'),
  ],
  exchanges: faultThenTwin,
}

const consequence = ({ id }: Clause): Pick<Clause, 'breach' | 'mend'> => ({
  breach: `A breach of ${id} lets <b>anybody</b> in.`,
  mend: `For ${id} set \`strict\` & check the nonce.`,
})

/** The recorded run as it is written today: each clause says what its breach means and how to mend it. */
export function tellingRun(): Run {
  const run = recordedRun()
  const passed = run.scenarios.find(({ id }) => id === 'guide/sso/sp-initiated')!
  Object.assign(passed, structuredClone(toldApart))
  return { ...run, clauses: run.clauses.map(clause => ({ ...clause, ...consequence(clause) })) }
}
