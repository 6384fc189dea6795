import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findBrowser } from '../../../scenarios/harness/find-browser.ts'
import { scenarioAreas } from '../../../scenarios/layout.ts'
import { freePort } from '../../../scenarios/targets/configured/free-port.ts'
import { resultsIn, verdictsOf } from './run-of.ts'

// A package is made, installed from the registry's cache or the registry, and used as by somebody who has nothing else.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 300_000 })

const root = fileURLToPath(new URL('../../..', import.meta.url))
let user: string
let contents: string[]

/** Runs a program in the user's folder. Rejects with all it said where it doesn't end in 0. */
async function run(program: string, args: string[], cwd = user): Promise<string> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(OIN_SIM_|VITEST|npm_|NODE_OPTIONS)/.test(name)),
  )
  const { stdout, stderr } = await promisify(execFile)(program, args, {
    cwd,
    env,
    maxBuffer: 64 * 1024 * 1024,
  }).catch(({ stdout, stderr, message }: { stdout: string; stderr: string; message: string }) => {
    throw new Error([message, stdout, stderr].join('\n'))
  })
  return stdout + stderr
}
const oinSim = (...args: string[]) => run('npx', ['--no-install', 'oin-sim', ...args])
const write = (name: string, text: string) => writeFile(join(user, name), text)

beforeAll(async () => {
  user = await mkdtemp(join(tmpdir(), 'oin-sim-user-'))
  const packed = JSON.parse(
    await run('npm', ['pack', '--json', '--silent', '--pack-destination', user], root),
  )
  const [{ filename, files }] = packed as [{ filename: string; files: { path: string }[] }]
  contents = files.map(({ path }) => path)
  await write('package.json', JSON.stringify({ name: 'user', private: true, type: 'module' }))
  await run('npm', [
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    join(user, filename),
  ])
})
afterAll(() => rm(user, { recursive: true, force: true }))

test('it has what was compiled and what its entries name, neither sources nor tests, and goes without tsx', async () => {
  const { bin, exports } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const entries = [...Object.values<string>(bin), ...Object.values<string>(exports)]
  expect(contents).toEqual(expect.arrayContaining(entries.map(path => path.replace('./', ''))))
  const notCompiled = contents.filter(
    path => !/^dist\/(.+(\.js|\.d\.ts|\.css|\.json)|scenarios\/cases\/.+\.yaml)$/.test(path),
  )
  expect(notCompiled.sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'package.json',
    'reports/results.schema.json',
    'scenarios/README.md',
    'sim/README.md',
  ])
  expect(await readdir(join(user, 'node_modules'))).not.toContain('tsx')
})

test('it has every scenario, and its program begins with what a shell starts it by', async () => {
  const sources = await Promise.all(
    scenarioAreas.map(async area =>
      (await readdir(join(root, 'scenarios', area), { recursive: true })).map(file => join(area, file)),
    ),
  )
  const scenarios = sources.flat().filter(file => file.endsWith('.ts'))
  expect(contents).toEqual(
    expect.arrayContaining(scenarios.map(file => `dist/scenarios/${file.replace(/ts$/, 'js')}`)),
  )
  const { bin } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const program = await readFile(join(user, 'node_modules/oin-sim', bin['oin-sim']), 'utf8')
  expect(program).toMatch(/^#!\/usr\/bin\/env node\n/)
})

test('the command lists the scenarios, and runs one against the reference', async () => {
  expect((await oinSim('list')).split('\n').length).toBeGreaterThan(180)
  const said = await oinSim('run', 'initiate/login-hint', '--agent', 'browser')
  expect(said).toMatch(/1 passed, 0 failed, 0 skipped\s*$/)
  expect(said).toContain(join(user, 'oin-sim-report', 'index.html'))
  const [scenario] = (await resultsIn(join(user, 'oin-sim-report'))).scenarios
  expect(scenario?.repro).toBe('npx oin-sim run initiate/login-hint')
})

test('a customer’s case that comes along is played', async () => {
  expect(await oinSim('repro', 'no-tile-not-assigned')).toContain('reproduced, and mended')
})

test('init and run, with the two members that it wrote, judge an app of one file', async () => {
  await mkdir(join(user, 'shop'), { recursive: true })
  // What a tired developer has: no check of anything, an email in a cookie.
  await write(
    'shop/app.js',
    `import { createServer } from 'node:http'
    const { PORT, OKTA_ISSUER: issuer, OKTA_CLIENT_ID: id, OKTA_CLIENT_SECRET: secret } = process.env
    const back = 'http://localhost:' + PORT + '/back'
    createServer(async (request, response) => {
      const url = new URL(request.url, back)
      const email = /who=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]
      if (url.pathname === '/me') return response.writeHead(email ? 200 : 401).end(decodeURIComponent(email ?? ''))
      if (url.pathname === '/go') return response.writeHead(302, { location: issuer + '/oauth2/v1/authorize?' + new URLSearchParams({ client_id: id, redirect_uri: back, response_type: 'code', scope: 'openid email', state: 'always-the-same', code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' }) }).end()
      if (url.pathname !== '/back') return response.setHeader('content-type', 'text/html').end('<a href="/go">Log in</a>')
      const body = new URLSearchParams({ grant_type: 'authorization_code', code: url.searchParams.get('code') ?? '', redirect_uri: back, client_id: id, client_secret: secret, code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' })
      const answer = await (await fetch(issuer + '/oauth2/v1/token', { method: 'POST', body })).json()
      const claims = JSON.parse(Buffer.from(String(answer.id_token).split('.')[1] ?? '', 'base64url').toString() || '{}')
      if (!claims.email) return response.writeHead(400).end('You are not signed in, since Okta did not say who you are.')
      response.writeHead(302, { location: '/', 'set-cookie': 'who=' + encodeURIComponent(claims.email) + '; Path=/' }).end()
    }).listen(PORT ?? 3000, '127.0.0.1')`,
  )
  const start = `node --import oin-sim/localhost shop/app.js`
  const port = await freePort()
  await oinSim(
    'init',
    '--name',
    'Shop',
    '--sign-in',
    `http://localhost:${port}/`,
    '--whoami',
    `http://localhost:${port}/me`,
    '--start',
    `PORT=${port} ${start}`,
    '--ready',
    `http://localhost:${port}/`,
    '--ci',
    'github',
  )
  expect(await readFile(join(user, '.github/workflows/oin-sim.yml'), 'utf8')).toContain('npx oin-sim run')
  const said = await oinSim('run', 'id-token/a', '--agent', 'http').catch(String)
  const verdicts = verdictsOf(await resultsIn(join(user, 'oin-sim-report')))
  expect(verdicts, said).toMatchObject({
    'protocol/id-token/absent': 'passed',
    'protocol/id-token/aud-altered': 'failed',
    'protocol/id-token/aud-other-app': 'failed',
    'protocol/id-token/azp-other': 'warning',
    'protocol/id-token/at-hash-altered': 'notRun',
  })
})

test('as a library it starts an Okta, and TypeScript knows it, every declaration checked', async () => {
  await write(
    'library.ts',
    `import { startOkta, type RunningOrg } from 'oin-sim'
    import { defineConfig } from 'oin-sim/config'
    import { expect, test } from 'oin-sim/playwright'
    const okta = await startOkta({ port: 0 })
    const org: RunningOrg = await okta.createOrg({ name: 'acme' })
    const { issuer } = await (await fetch(okta.url.replace('okta.', 'acme.okta.') + '/.well-known/openid-configuration')).json()
    console.log(issuer === org.url)
    org.faults.inject('id-token/exp-past')
    // @ts-expect-error There is no such fault.
    const wrong = () => org.faults.inject('id-token/nonsense')
    export const config = defineConfig({ target: ({ port }) => ({ signIn: \`http://localhost:\${port}/\`, whoami: '/me' }) })
    // @ts-expect-error There is no such profile.
    export const mistaken = defineConfig({ profile: 'lax' })
    export const tests = () => test('x', async ({ org, signInAtOkta, page }) => { await signInAtOkta(page, { login: org.name, password: '' }); expect(wrong).toBeTruthy() })
    await okta.close()`,
  )
  const compilerOptions = {
    target: 'es2023',
    module: 'nodenext',
    strict: true,
    skipLibCheck: false,
    types: ['node'],
    outDir: 'out',
  }
  await write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['library.ts'] }))
  await run(join(root, 'node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.json'])
  expect(await run(process.execPath, ['--import', 'oin-sim/localhost', 'out/library.js'])).toMatch(/^true$/m)
})

test('its fixtures serve tests of Playwright Test', async () => {
  const { path } = await findBrowser()
  await mkdir(join(user, 'e2e'), { recursive: true })
  await write(
    'playwright.config.js',
    `import 'oin-sim/localhost'\nexport default { testDir: 'e2e', reporter: 'line' }`,
  )
  await write(
    'e2e/org.spec.js',
    `import { expect, test } from 'oin-sim/playwright'
    test.use({ launchOptions: { executablePath: ${JSON.stringify(path)}, chromiumSandbox: false } })
    const ann = { firstName: 'Ann', lastName: 'Jones', login: 'ann@ci.example', password: 'Correct-Horse-9' }
    test.use({ seed: { people: [ann] } })
    test('has the seed, and answers', async ({ org, okta }) => {
      const users = await fetch(org.url + '/api/v1/users', { headers: { authorization: 'SSWS ' + org.apiToken } })
      expect((await users.json()).map(user => user.profile.login)).toEqual([ann.login])
      expect(okta.orgs()).toHaveLength(1)
    })
    test('is another one for another test', async ({ org, okta }) => {
      expect(okta.orgs().map(({ name }) => name)).toEqual([org.name])
    })
    test('lets its people in', async ({ page, org, signInAtOkta }) => {
      await page.goto(org.url)
      await signInAtOkta(page, ann)
      await expect(page).toHaveURL(org.dashboardUrl)
    })`,
  )
  expect(await run('npx', ['--no-install', 'playwright', 'test'])).toContain('3 passed')
})
