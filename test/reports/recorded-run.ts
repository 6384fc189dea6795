import type { Clause, Picture, Run, Scenario, Step } from '../../reports/index.ts'
import { refusedSignIn, signIn } from './recorded-exchanges.ts'

const guide = 'https://docs.alpacax.com/integrate/sso/okta/'

const clauses: Clause[] = [
  {
    id: 'guide.prerequisites.enterprise-plan',
    section: 'Prerequisites',
    text: 'The workspace is on the Enterprise plan.',
    url: guide,
  },
  {
    id: 'guide.prerequisites.superuser',
    section: 'Prerequisites',
    text: 'Whoever approves the connection is a superuser of the workspace.',
    url: guide,
  },
  {
    id: 'guide.step-2',
    section: 'Step 2: Run Express Configuration',
    text: 'Express Configuration makes the connection by itself and links the tile to the workspace.',
    url: guide,
  },
  {
    id: 'guide.step-3.groups',
    section: 'Step 3: Assign users',
    text: 'Members of an assigned group can sign in.',
    url: guide,
  },
  {
    id: 'guide.jit',
    section: 'Step 3: Assign users',
    text: 'A new person is created in the workspace at the first sign-in.',
    url: guide,
  },
  { id: 'guide.sp-initiated', section: 'Signing in', text: 'Sign-in can start at Alpacon.', url: guide },
  {
    id: 'guide.idp-initiated',
    section: 'Signing in',
    text: 'Sign-in can start at the tile in Okta.',
    url: guide,
  },
  {
    id: 'guide.troubleshooting.button-missing',
    section: 'Troubleshooting',
    text: 'A missing “Continue with Okta” comes back by waiting or by running Express Configuration again.',
    url: guide,
  },
]

/** Two by two pixels; a real one shows a page. */
const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGNgYPgPRP8ZIBQAE+wD/dOyyGkAAAAASUVORK5CYII='

const picture = (title: string, url: string): Picture => ({ title, src: dot, width: 1280, height: 900, url })

const step = (title: string, rest: Partial<Step> = {}): Step => ({
  title,
  kind: 'step',
  status: 'passed',
  durationMs: 412,
  pictures: [],
  ...rest,
})

function scenario(id: string, title: string, rest: Partial<Scenario>): Scenario {
  return {
    id,
    title,
    clauses: [],
    level: 'M',
    verdict: 'passed',
    reason: null,
    agent: 'browser',
    durationMs: 1840,
    steps: [],
    exchanges: [],
    repro: `npx oin-sim run ${id}`,
    ...rest,
  }
}

/** One scenario of every verdict, and one more with text that tries to get out of wherever it is written to. */
const scenarios: Scenario[] = [
  scenario('guide/prerequisites/enterprise-plan', 'A workspace below the Enterprise plan is refused', {
    clauses: ['guide.prerequisites.enterprise-plan'],
    verdict: 'inconclusive',
    reason:
      'The same steps on the Enterprise plan didn’t end in a connection either, so the refusal shows nothing.',
    expected: 'with the Enterprise plan: a connection',
    received: 'with the Enterprise plan: the page “Something went wrong”',
    steps: [step('on the Enterprise plan the connection is made', { kind: 'twin', status: 'failed' })],
  }),
  scenario('guide/configuration/express-configuration', 'Express Configuration connects the workspace', {
    clauses: ['guide.step-2'],
    verdict: 'error',
    reason: 'The scenario crashed: the page was closed while it waited for the button “Accept”.',
    steps: [
      step('the superuser signs in', {
        pictures: [picture('Sign in to acme', 'http://auth.alpacon.localhost:4700/u/login')],
      }),
      step('the superuser accepts', { status: 'failed' }),
    ],
  }),
  scenario('guide/configuration/assign-to-groups', 'A group member sees the tile and signs in', {
    clauses: ['guide.step-3.groups', 'guide.idp-initiated'],
    agent: 'http',
    durationMs: 96,
    steps: [step('the group is assigned'), step('a member opens the tile')],
    exchanges: signIn,
  }),
  scenario('guide/jit/created-on-first-sign-in', 'A new person is created once, with the right name', {
    clauses: ['guide.jit'],
    verdict: 'failed',
    reason: 'No user was made for ada@acme.example at her first sign-in.',
    expected: 'exactly one user, named Ada Lovelace, role User',
    received: 'no user',
    durationMs: 2315,
    steps: [
      step('Ada is assigned', {
        pictures: [picture('Assignments', 'http://acme-admin.okta.localhost:4600/admin/app')],
      }),
      step('Ada opens the tile', {
        pictures: [
          picture('My Apps', 'http://acme.okta.localhost:4600/app/UserHome'),
          picture('Alpacon refuses', guide),
        ],
      }),
      step('exactly one user exists', { status: 'failed', durationMs: 31 }),
    ],
    exchanges: refusedSignIn,
  }),
  scenario('guide/sso/sp-initiated', 'Sign-in from Alpacon ends in the right workspace', {
    clauses: ['guide.sp-initiated'],
    steps: [step('Ada continues with Okta', { pictures: [picture('Sign in to acme', guide)] })],
    exchanges: signIn,
  }),
  scenario('guide/sso/framed', 'The sign-in page can’t be framed by another site', {
    clauses: ['guide.idp-initiated'],
    level: 'S',
    verdict: 'warning',
    reason: 'The page came without frame-ancestors and without X-Frame-Options.',
    agent: 'http',
  }),
  scenario('guide/troubleshooting/button-missing', 'The button comes back after waiting', {
    clauses: ['guide.troubleshooting.button-missing'],
    verdict: 'notRun',
    reason: 'The target doesn’t say how long a connection takes to become visible.',
  }),
  scenario('guide/troubleshooting/set-up-again', 'Express Configuration run again leaves one connection', {
    clauses: ['guide.troubleshooting.button-missing'],
    verdict: 'waived',
    reason: 'Waived until 2026-10-01 by support: a second connection is harmless for now.',
  }),
  scenario('guide/hostile/markup', '<script>alert("title")</script> | `tick` ]]> \u001b[31mred\u0000', {
    clauses: ['guide.idp-initiated'],
    verdict: 'failed',
    reason: '<img src=x onerror=alert(1)> & "quotes" ]]>\nsecond line | cell',
    expected: '<b>bold</b>',
    received: '</pre></details><script>alert("received")</script>',
    repro: 'npx oin-sim run "guide/hostile/markup" # ``` & <x>',
  }),
]

/** A run as the harness hands it over, a fresh copy each time so that a test may change it. */
export const recordedRun = (): Run =>
  structuredClone({
    tool: { name: 'oin-sim', version: '0.1.0' },
    target: { name: 'Alpacon', url: 'http://alpacon.localhost:4700' },
    startedAt: '2026-08-24T14:51:00.000Z',
    durationMs: 38_400,
    time: { workers: 2, browserMs: 38_400, targetMs: 7_680, oktaMs: 5_120, harnessMs: 25_600 },
    environment: { Node: '20.20.2', Browser: 'Chromium 142', System: 'Linux x64' },
    clauses,
    scenarios,
  })

/** The recorded run with only the scenarios of these verdicts, and the clauses those are judged against. */
export function recordedRunOf(...kept: Scenario['verdict'][]): Run {
  const run = recordedRun()
  const left = run.scenarios.filter(({ verdict }) => kept.includes(verdict))
  const cited = new Set(left.flatMap(scenario => scenario.clauses))
  return { ...run, scenarios: left, clauses: run.clauses.filter(({ id }) => cited.has(id)) }
}
