import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'

// Whole processes, each with a server: seconds where other work runs beside them.
vi.setConfig({ testTimeout: 120_000 })

const bin = fileURLToPath(new URL('../../scenarios/oin-sim.js', import.meta.url))
const posix = test.skipIf(process.platform === 'win32')

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oin-sim-kept-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

interface HowToStart {
  /** What the shell does before it becomes the program. */
  before?: string
  /** Modules that are loaded before the program. */
  imports?: string[]
  /** Further arguments. */
  more?: string[]
}

/** `oin-sim start --only okta` on a folder, as a process of its own. */
function launch(folder: string, { before = ':', imports = [], more = [] }: HowToStart = {}) {
  const program = [...imports.flatMap(one => ['--import', one]), bin]
  const args = [
    ...program,
    'start',
    '--only',
    'okta',
    '--json',
    '--okta-port',
    '0',
    '--data',
    folder,
    ...more,
  ]
  const child = spawn('sh', ['-c', `${before}; exec "$0" "$@"`, process.execPath, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const stderr = text(child.stderr)
  const ended = once(child, 'close').then(async ([code, signal]) => ({ code, signal, stderr: await stderr }))
  return { child, ended }
}

async function start(folder: string, how?: HowToStart) {
  const { child, ended } = launch(folder, how)
  const line = await Promise.race([once(child.stdout, 'data'), ended])
  if (!Array.isArray(line)) throw new Error(`it ended: ${line.stderr}`)
  const { okta } = JSON.parse(String(line[0]))
  const [org] = okta.orgs
  const headers = { authorization: `SSWS ${org.apiToken}`, 'content-type': 'application/json' }
  async function call(method: string, url: string, body?: unknown) {
    const answer = await fetch(url, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const said = await answer.text()
    return { status: answer.status, body: said.startsWith('{') ? JSON.parse(said) : said }
  }
  return {
    child,
    ended,
    org,
    okta,
    headers,
    call,
    newPerson: (login: string) => call('POST', `${org.url}/api/v1/users`, person(login)),
    isThere: async (login: string) => (await call('GET', `${org.url}/api/v1/users/${login}`)).status === 200,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

const person = (login: string) => ({
  profile: { login, email: login, firstName: 'P', lastName: 'Q', note: 'x'.repeat(2000) },
})

posix('a disk that takes no more: what cannot be kept is no success, and the rest is kept', async () => {
  const folder = await emptyFolder()
  const okta = await start(folder, { before: 'ulimit -f 600' })
  const kept: string[] = []
  let refused: Awaited<ReturnType<typeof okta.newPerson>> | undefined
  for (let number = 0; !refused; number += 1) {
    const login = `p${number}@acme.example`
    const answer = await okta.newPerson(login)
    if (answer.status === 200) kept.push(login)
    else refused = answer
  }
  expect(kept.length).toBeGreaterThan(10)
  expect(refused).toMatchObject({ status: 500, body: { errorCode: 'E0000009' } })
  const [{ errorSummary }] = refused.body.errorCauses
  expect(errorSummary).toContain(`${join(folder, 'okta', 'orgs')}/`)
  expect(errorSummary).toMatch(
    /journal can't be written: files may not grow that large here \(EFBIG\)\. Raise the limit/,
  )
  // Whoever changes nothing is answered as ever.
  expect(await okta.isThere(kept[0]!)).toBe(true)
  const seeded = await okta.call('POST', `${okta.okta.url}/_sim/orgs/${okta.org.name}/seed`, {
    groups: [{ name: 'Late' }],
  })
  expect(seeded).toMatchObject({ status: 500, body: { error: { code: 'internal_error' } } })
  expect(seeded.body.error.message).toContain("can't be written")
  await okta.kill()

  const again = await start(folder)
  expect(await Promise.all(kept.map(again.isThere))).toEqual(kept.map(() => true))
  expect((await again.newPerson('later@acme.example')).status).toBe(200)
})

posix(
  'a disk that takes no more at the end is told, and the code says that something is not kept',
  async () => {
    const folder = await emptyFolder()
    const okta = await start(folder, { before: 'ulimit -f 600' })
    while ((await okta.newPerson(`p${Math.random()}@acme.example`)).status === 200);
    okta.child.kill('SIGTERM')
    const { code, stderr } = await okta.ended
    expect(code).toBe(70)
    expect(stderr).toMatch(/error: What was changed last could not be kept, .*journal can't be written/)
    expect(await (await start(folder)).newPerson('later@acme.example')).toMatchObject({ status: 200 })
  },
)

test.runIf(process.platform === 'linux')(
  'once there is room again, what was refused is kept too, and nothing is hung on to what was half written',
  async () => {
    const folder = await emptyFolder()
    const okta = await start(folder, { before: 'ulimit -S -f 600' })
    let last = ''
    do last = `p${Math.random()}@acme.example`
    while ((await okta.newPerson(last)).status === 200)
    await once(spawn('prlimit', ['--pid', String(okta.child.pid), '--fsize=unlimited:']), 'exit')
    expect((await okta.newPerson('later@acme.example')).status).toBe(200)
    await okta.kill()
    const again = await start(folder)
    expect(await Promise.all([last, 'later@acme.example'].map(again.isThere))).toEqual([true, true])
  },
)

posix('a folder that may only be read: the start fails, and says which and what to do', async () => {
  const folder = await emptyFolder()
  await (await start(folder)).kill()
  const okta = join(folder, 'okta')
  await rm(join(okta, '.lock'))
  await chmod(okta, 0o555)
  // Root may write anywhere: whoever runs the tests as root goes without that right. Another user might not be let into
  // the folder of the project.
  const unprivileged = '[ "$(id -u)" != 0 ] || exec setpriv --bounding-set -dac_override "$0" "$@"'
  const { ended } = launch(folder, { before: unprivileged })
  onTestFinished(() => chmod(okta, 0o755))
  expect(await ended).toMatchObject({
    code: 3,
    stderr: expect.stringContaining(
      `${okta} can't be written: permission is denied (EACCES). Let this user write to the folder`,
    ),
  })
})

test('two processes on one folder: the second is told who has it, and the first goes on', async () => {
  const folder = await emptyFolder()
  const first = await start(folder)
  const second = await launch(folder).ended
  expect(second.code).toBe(3)
  expect(second.stderr).toContain(
    `The data folder ${join(folder, 'okta')} is in use by process ${first.child.pid}: only one can write to it at a time.`,
  )
  expect((await first.newPerson('p@acme.example')).status).toBe(200)
  await first.kill()

  const third = await start(folder)
  expect(await third.isThere('p@acme.example')).toBe(true)
  third.child.kill('SIGTERM')
  expect(await third.ended).toMatchObject({ code: 0 })
  expect(await readdir(join(folder, 'okta'))).toEqual(['orgs'])
})

test('a kill while an org is being made leaves it whole or not at all, and the next start plants it', async () => {
  const folder = await emptyFolder()
  const seed = join(folder, 'seed.json')
  const numbers = Array.from({ length: 3000 }, (_, number) => number)
  const people = numbers.map(number => ({
    firstName: 'P',
    lastName: 'Q',
    login: `p${number}@acme.example`,
    groups: ['Crew'],
  }))
  await writeFile(seed, JSON.stringify({ groups: [{ name: 'Crew' }], people }))
  const more = ['--seed', seed]
  const { child, ended } = launch(folder, { more })
  await expect
    .poll(() => readdir(join(folder, 'okta', 'orgs')).catch(() => []), { interval: 5, timeout: 60_000 })
    .toContain('acme.json')
  child.kill('SIGKILL')
  await ended
  const again = await start(folder, { more })
  const org = await again.call('GET', `${again.okta.url}/_sim/orgs/acme`)
  expect(org.body.counts).toMatchObject({ people: 3001, groups: 2 })
  expect(await again.isThere('p2999@acme.example')).toBe(true)
})

test('SIGTERM frees the port at once, and what was being asked is answered and kept', async () => {
  const folder = await emptyFolder()
  const okta = await start(folder)
  const { hostname, port } = new URL(okta.org.url)
  const body = JSON.stringify(person('slow@acme.example'))
  const socket = connect(Number(port), '127.0.0.1')
  const answer = text(socket)
  const head = Object.entries({
    ...okta.headers,
    host: `${hostname}:${port}`,
    'content-length': Buffer.byteLength(body),
    expect: '100-continue',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  const heard = once(socket, 'data')
  socket.write(`POST /api/v1/users HTTP/1.1\r\n${head.join('')}\r\n`)
  // It says to go on, so it has begun to answer.
  expect(String((await heard)[0])).toContain('100 Continue')
  okta.child.kill('SIGTERM')
  const isFree = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      () => false,
      () => true,
    )
  await expect.poll(isFree).toBe(true)
  socket.write(body)
  expect(await answer).toContain('HTTP/1.1 200 OK')
  expect(await okta.ended).toMatchObject({ code: 0, stderr: expect.stringContaining('Stopping Okta.') })
  const file = await readFile(join(folder, 'okta', 'orgs', `${okta.org.name}.json`), 'utf8')
  expect(file).toContain('slow@acme.example')
})

posix('an error that nothing caught says what it was, and loses nothing', async () => {
  const folder = await emptyFolder()
  const planted = "data:text/javascript,process.on('SIGUSR2',()=>{throw new Error('planted')})"
  const okta = await start(folder, { imports: [planted] })
  expect((await okta.newPerson('p@acme.example')).status).toBe(200)
  okta.child.kill('SIGUSR2')
  const { code, stderr } = await okta.ended
  expect(code).toBe(70)
  expect(stderr).toContain('oin-sim stops: an error that nothing caught.')
  expect(stderr).toMatch(/Error: planted\n\s+at /)
  expect(await readdir(join(folder, 'okta'))).toEqual(['orgs'])
  const file = join(folder, 'okta', 'orgs', `${okta.org.name}.json`)
  expect(await readFile(file, 'utf8')).toContain('p@acme.example')
  expect((await stat(file)).size).toBeGreaterThan(0)
})
