import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { FullConfig, FullResult, Suite, TestCase, TestResult } from '@playwright/test/reporter'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withoutSecrets } from '../../scenarios/harness/conduct.ts'
import { createWire } from '../../scenarios/harness/exchanges.ts'
import { OUTCOME, type Recording } from '../../scenarios/harness/record.ts'
import ScenarioReporter from '../../scenarios/harness/reporter.ts'
import { ExpectationFailed } from '../../scenarios/harness/verdicts.ts'
import { scenariosFolder } from '../../scenarios/layout.ts'
import type { Exchange, Okta } from '../../sim/index.ts'

/** In every secret that is planted, so that one search finds any of them. */
const MARK = 'pLanted7'
let planted = 0
/** A secret of its own, in the form in which a part of it would be found too. */
const secret = () => {
  planted += 1
  return `${MARK}-${String(planted).padStart(3, '0')}-Kq9ZtW`
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
/** A token with claims that may be told, and a signature that may not. */
const signed = () => `${part({ alg: 'RS256' })}.${part({ sub: 'ada', told: 'claims' })}.${secret()}`

const fields = [
  'access_token',
  'refresh_token',
  'client_secret',
  'clientSecret',
  'client_assertion',
  'code',
  'code_verifier',
  'password',
  'newPassword',
  'sessionToken',
  'stateToken',
  'recoveryToken',
  'activationToken',
  'passCode',
  'apiToken',
  'id_token_hint',
  'ticket',
  'token',
  '_csrf',
]
const form = () => fields.map(name => `${name}=${secret()}`).join('&')
const json = () => Object.fromEntries(fields.map(name => [name, secret()]))
const address = (rest: string) => `http://desk.example${rest}`

/** What each header carries, of those that a report shows. */
const headers = (type: string): [string, string][] => [
  ['content-type', type],
  ['authorization', `SSWS ${secret()}`],
  ['proxy-authorization', `Basic ${secret()}`],
  ['cookie', `sid=${secret()}; theme=${secret()}`],
  ['set-cookie', `sid=${secret()}; path=/; httponly\nother=${secret()}`],
  ['location', address(`/cb?${form()}#access_token=${secret()}&id_token=${signed()}`)],
  ['referer', address(`/?next=${encodeURIComponent(address(`/cb?code=${secret()}`))}`)],
  ['content-security-policy', `report-uri ${address(`/csp?token=${secret()}`)}`],
  ['x-api-key', secret()],
  ['www-authenticate', `Bearer error="invalid_token", error_description="access_token=${secret()}"`],
]

const exchange = (type: string, body: string, url = address(`/cb?${form()}`)): Exchange => ({
  from: 'Browser',
  to: 'SP',
  startedAt: new Date(),
  began: performance.now(),
  durationMs: 3,
  request: { method: 'POST', url, headers: headers(type), body },
  response: { status: 200, headers: headers(type), body },
})

/** One secret that has its name in one exchange and stands without it in others. */
const repeated = secret()
const echoed = () => [
  exchange('application/json', JSON.stringify({ said: `you sent ${repeated}` })),
  exchange('application/x-www-form-urlencoded', `innocent=${repeated}&password=${repeated}`),
  exchange('text/plain', `you sent ${repeated}`, address(`/seen/${repeated}?x=${repeated}`)),
]

/** A value that is a cookie, and a part of the paths of others. */
function ofOneSignIn(id: string): Exchange {
  const cookies = `interaction=${id}; path=/authorize/${id}\nresume=${secret()}; path=/resume/${id}; httponly`
  const one = exchange('text/plain', '', address(`/authorize/${id}`))
  one.response!.headers.push(['set-cookie', cookies])
  return one
}

const exchanges = () => [
  ...echoed(),
  exchange(
    'application/json',
    JSON.stringify({ ...json(), deep: [{ credentials: { password: { value: secret() } } }] }),
  ),
  exchange(
    'application/json',
    JSON.stringify({ id_token: signed(), logout_token: signed(), note: `it is ${signed()}` }),
  ),
  exchange(
    'application/json',
    JSON.stringify({ next: address(`/cb?code=${secret()}`), said: `code=${secret()}` }),
  ),
  exchange('application/json', JSON.stringify({ kty: 'RSA', n: 'public', d: secret(), p: secret() })),
  exchange('application/json', `{"code": "${secret()}"`),
  exchange('application/x-www-form-urlencoded', `${form()}&id_token=${signed()}&request=${signed()}`),
  exchange('text/html', `<input type="hidden" name="token" value="${secret()}"><p>${secret()}</p>`),
  exchange(
    'text/plain',
    `Authorization: Bearer ${secret()}\nSet-Cookie: sid=${secret()}; path=/\n${form()}\n${JSON.stringify(json(), null, 1)}`,
  ),
  exchange('', form()),
  ofOneSignIn(secret()),
  exchange('text/plain', '', `http://ada:${secret()}@desk.example/tokens/${secret()}/verify`),
  exchange('text/plain', '', address(`/signin/reset-password/${secret()}#access_token=${secret()}`)),
  exchange(
    'text/plain',
    '',
    address(`/login?fromURI=${encodeURIComponent(`/cb?code=${secret()}&id_token=${signed()}`)}`),
  ),
]

const sentence = () =>
  `The page at ${address(`/cb?code=${secret()}`)} said token=${secret()}, {"client_secret":"${secret()} and more"}, ` +
  `{\\"password\\":\\"${secret()}\\"}, <input name="_csrf" value="${secret()}">, Bearer ${secret()}, SSWS ${secret()}, ` +
  `Cookie: sid=${secret()}, ${signed()} and ${repeated}`

const noOkta = { exchanges: { list: () => [] as Exchange[] } } as unknown as Okta

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oin-sim-secrets-'))
  vi.stubEnv('OIN_SIM_REPORT', folder)
  vi.stubEnv('GITHUB_ACTIONS', 'true')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

/** What the harness tells the reporter of a scenario that threw this. */
async function resultOf(thrown: unknown): Promise<TestResult> {
  const wire = createWire(noOkta, () => [], { name: 'Desk' })
  for (const page of exchanges()) wire.addPage(page)
  const url = address(`/cb?code=${secret()}&x=${repeated}#access_token=${secret()}`)
  const picture = { title: sentence(), src: 'data:image/png;base64,AAAA', width: 1, height: 1, url }
  const step = { title: sentence(), kind: 'step' as const, status: 'passed' as const, durationMs: 1 }
  const recording: Recording = { steps: [{ ...step, pictures: [picture] }], within: (_, act) => act() }
  const outcome = {
    ...(await withoutSecrets({ thrown, level: 'M', recording, wire })),
    agent: 'http',
    target: { name: 'Desk', url: 'http://desk.example' },
  }
  const attachments = [{ name: OUTCOME, body: Buffer.from(JSON.stringify(outcome)), contentType: '' }]
  return { status: 'passed', duration: 5, attachments } as unknown as TestResult
}

/** All that a report's folder holds, unpacked: gzip files, and the packed parts of the page. */
async function everythingIn(of: string): Promise<Record<string, string>> {
  const entries = await readdir(of, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const read = async (file: string) => {
    const content = await readFile(file)
    const text = (file.endsWith('.gz') ? gunzipSync(content) : content).toString('utf8')
    const packed = [...text.matchAll(/class="packed">([^<]+)</g)].map(([, data]) =>
      gunzipSync(Buffer.from(data!, 'base64')).toString('utf8'),
    )
    return [text, ...packed].join('\n')
  }
  return Object.fromEntries(
    await Promise.all(files.map(async file => [file.slice(of.length + 1), await read(file)])),
  )
}

test('no planted secret is in any file of a report, nor on the terminal', async () => {
  let said = ''
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation(text => {
      said += text
      return true
    })
  }
  const ids = Array.from({ length: 12 }, (_, at) => `a/s${at}`)
  const testOf = (id: string) =>
    ({
      title: `What ${id} shows`,
      annotations: [],
      parent: { type: 'file', location: { file: join(scenariosFolder, `${id}.ts`) } },
      location: { file: '' },
    }) as unknown as TestCase
  const reporter = new ScenarioReporter()
  reporter.onBegin({ shard: null } as FullConfig, { allTests: () => ids.map(testOf) } as unknown as Suite)
  const thrown = [
    new ExpectationFailed(sentence(), { expected: sentence(), received: sentence() }),
    new Error(sentence()),
    sentence(),
    undefined,
  ]
  for (const [at, id] of ids.entries()) {
    reporter.onTestEnd(testOf(id), await resultOf(at < thrown.length ? thrown[at] : undefined))
  }
  reporter.onError({ message: `Error: ${sentence()}` })
  await reporter.onEnd({ status: 'failed' } as FullResult)

  expect(planted).toBeGreaterThan(1_000)
  const files = await everythingIn(folder)
  expect(
    Object.keys(files)
      .filter(name => !name.startsWith('har/'))
      .sort(),
  ).toEqual(['ctrf.json', 'index.html', 'junit.xml', 'results.json', 'run.json.gz', 'summary.md'])
  expect(Object.keys(files).filter(name => name.startsWith('har/'))).toHaveLength(ids.length)
  // The page is long enough to have packed parts, and what may be told is.
  expect(files['index.html']).toContain('class="packed">')
  expect(files['run.json.gz']).toContain('[client secret 1]')
  expect(files['run.json.gz']).toContain('you sent [password ')
  const found = Object.entries({ ...files, terminal: said }).flatMap(([name, text]) => {
    const at = text.indexOf(MARK)
    return at < 0 ? [] : [`${name}: ${text.slice(Math.max(0, at - 120), at + 40)}`]
  })
  expect(found).toEqual([])
})
