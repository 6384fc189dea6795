import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { exitCodes } from '../../scenarios/commands/exit-codes.ts'
import { seedData } from '../../scenarios/commands/seed-data.ts'
import { doors, start } from '../../scenarios/commands/start.ts'
import { couldNotStart } from '../../scenarios/commands/start-failure.ts'
import type { Terminal } from '../../scenarios/commands/terminal.ts'
import { document, startsOfThisFile } from './starts.ts'

// Each start makes RSA keys, which can take a second and more where other work runs beside it.
vi.setConfig({ testTimeout: 30_000 })

const { started, temporaryFolder } = startsOfThisFile()

/** A port that another program listens on. */
async function takenPort() {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, free: () => new Promise(resolve => server.close(resolve)) }
}

const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  )

describe('both are up', () => {
  test('with --json one document has every address and credential, and they answer', async () => {
    const run = await started({ json: true })
    const { okta, sp, people } = document(run)
    expect(okta.orgs).toEqual([
      {
        name: 'acme',
        url: expect.stringMatching(/^http:\/\/acme\.okta\.localhost:\d+$/),
        adminUrl: expect.stringMatching(/^http:\/\/acme-admin\.okta\.localhost:\d+$/),
        dashboardUrl: `${okta.orgs[0].url}/app/UserHome`,
        admin: { login: seedData.org.admin.login, password: seedData.org.admin.password },
        apiToken: expect.stringMatching(/^00/),
      },
    ])
    expect(sp.name).toBe('Alpacon')
    expect(
      sp.workspaces.map((workspace: { name: string; plan: string }) => [workspace.name, workspace.plan]),
    ).toEqual([
      ['acme', 'Enterprise'],
      ['basement', 'Essential'],
    ])
    expect(people).toHaveLength(5)
    expect(people[3]).toEqual({
      org: 'acme',
      login: 'dong-hyun.park@acme.example',
      password: 'Amber-stone-41',
      groups: ['Engineering', 'Support'],
      assigned: [],
    })
    const urls = [
      okta.url,
      okta.orgs[0].dashboardUrl,
      sp.url,
      ...sp.workspaces.map(({ url }: { url: string }) => url),
    ]
    expect(await Promise.all(urls.map(answers))).toEqual(urls.map(() => true))
    expect(await run.stop()).toBe(exitCodes.held)
    expect(await Promise.all(urls.map(answers))).toEqual(urls.map(() => false))
  })

  test('without --json the list says when it was ready, where everything is and where the settings come from', async () => {
    const run = await started({ connectionDelay: 250, sources: { connectionDelay: 'env', spPort: 'cli' } })
    await run.stop()
    const text = run.out.join('\n')
    expect(run.out[0]).toMatch(/^ready in \d+ ms {2}Simulated Okta and Alpacon$/)
    expect(text).toMatch(/Admin Console +http:\/\/acme-admin\.okta\.localhost:\d+\n/)
    expect(text).toMatch(/noor\.haddad@acme\.example +Okta-admin-4600 +administrator of the Okta org acme\n/)
    expect(text).toMatch(/Workspace basement +http:\S+ +Essential plan\n/)
    expect(text).toMatch(/esi\.mensah@acme\.example +\S+ +no group; assigned to no app\n/)
    expect(text).toMatch(/Okta port \d+ \(default\), Alpacon port \d+ \(--sp-port\)\n/)
    expect(text).toContain('after 250 ms (OIN_SIM_CONNECTION_DELAY)\nData in memory (default)\n')
  })
})

describe('a data folder', () => {
  test('keeps what was seeded, and a second start seeds nothing twice', async () => {
    const data = join(await temporaryFolder(), 'kept', 'here')
    const first = await started({ data, json: true })
    await first.stop()
    const second = await started({ data, json: true })
    await second.stop()
    expect(document(second).okta.orgs[0].apiToken).toBe(document(first).okta.orgs[0].apiToken)
    expect(document(second).people).toEqual(document(first).people)
    expect(document(second).sp.workspaces).toHaveLength(2)
  })

  test('with a file that was cut off is refused by name, and the file is left as it was', async () => {
    const data = await temporaryFolder()
    await (await started({ data, json: true })).stop()
    const names = await readdir(data, { recursive: true })
    const files = names.filter(name => name.endsWith('.json')).map(name => join(data, name))
    expect(files.length).toBeGreaterThanOrEqual(3)
    for (const file of files) {
      const whole = await readFile(file, 'utf8')
      const cut = whole.slice(0, whole.length / 2)
      await writeFile(file, cut)
      await expect(started({ data })).rejects.toMatchObject({
        exitCode: exitCodes.notStarted,
        message: expect.stringContaining(file),
      })
      expect(await readFile(file, 'utf8')).toBe(cut)
      await writeFile(file, whole)
    }
  })

  test('that is a file is refused by name', async () => {
    const file = join(await temporaryFolder(), 'file')
    await writeFile(file, '')
    await expect(started({ data: file })).rejects.toMatchObject({
      exitCode: exitCodes.notStarted,
      message: `The data folder ${file} can't be used: there is a file where a folder is needed. Choose another folder with --data.`,
    })
  })
})

describe('a port', () => {
  test.each([
    ['oktaPort', 'Simulated Okta', '--okta-port'],
    ['spPort', 'Alpacon', '--sp-port'],
  ])('%s that is taken is named, with the option that changes it', async (option, part, flag) => {
    const taken = await takenPort()
    const attempt = started({ [option]: taken.port })
    await expect(attempt).rejects.toMatchObject({
      exitCode: exitCodes.notStarted,
      message: expect.stringMatching(
        new RegExp(`^${part} could not start: port ${taken.port} is taken.*${flag}`),
      ),
    })
    await taken.free()
  })

  test('of Okta is free again where Alpacon could not start', async () => {
    const taken = await takenPort()
    const other = await takenPort()
    await other.free()
    await expect(started({ oktaPort: other.port, spPort: taken.port })).rejects.toThrow(
      'Alpacon could not start',
    )
    expect(await answers(`http://okta.localhost:${other.port}`)).toBe(false)
    await taken.free()
  })

  test('that this user may not use is named', () => {
    const refused = Object.assign(new Error('listen EACCES'), { code: 'EACCES' })
    const { message, exitCode } = couldNotStart(new Error('no', { cause: refused }), 'Alpacon', {
      port: 80,
      option: '--sp-port',
    })
    expect(message).toMatch(/may not listen on port 80.*--sp-port/)
    expect(exitCode).toBe(exitCodes.notStarted)
  })

  test('given to both is a matter of usage', async () => {
    await expect(started({ oktaPort: 4999, spPort: 4999 })).rejects.toMatchObject({
      exitCode: exitCodes.usage,
    })
  })
})

test('an org that publishes no key is not ready', async () => {
  const keyless = createHttpServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    const jwks_uri = `http://${request.headers.host}/keys`
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [] } : { jwks_uri }))
  })
  await new Promise<void>(resolve => keyless.listen(0, '127.0.0.1', resolve))
  const { port } = keyless.address() as AddressInfo
  const startOkta: typeof doors.startOkta = async options => {
    const okta = await doors.startOkta(options)
    const createOrg: typeof okta.createOrg = async order => ({
      ...(await okta.createOrg(order)),
      url: `http://127.0.0.1:${port}`,
    })
    return { ...okta, createOrg, port }
  }
  const terminal: Terminal = {
    out: () => undefined,
    err: () => undefined,
    screen: { isTTY: false, width: 80, colors: false },
  }
  const options = { oktaPort: 0, spPort: 0, connectionDelay: 0, json: true, sources: {} }
  await expect(start(options, terminal, AbortSignal.abort(), { ...doors, startOkta })).rejects.toMatchObject({
    exitCode: exitCodes.notStarted,
    message: expect.stringContaining(`the org at http://127.0.0.1:${port} publishes no key`),
  })
  await new Promise(resolve => keyless.close(resolve))
})

test('a fault that was asked for is in force, and said to be', async () => {
  const begun = await started({ fault: [{ name: 'discovery/issuer-mismatch' }] })
  const text = begun.out.join('\n')
  expect(text).toContain(
    'Fault in force: the discovery document is of another issuer (discovery/issuer-mismatch)',
  )
  const [, org = ''] = /Okta org acme +(\S+)/.exec(text) ?? []
  for (const _ of [1, 2]) {
    const { issuer } = await (await fetch(`${org}/.well-known/openid-configuration`)).json()
    expect(issuer).toContain('acme-stranger')
  }
})

test('a fault that lacks what it takes keeps it from starting, and the sentence names the option', async () => {
  await expect(started({ fault: [{ name: 'id-token/iss-other-tenant' }] })).rejects.toThrow(
    /^--fault id-token\/iss-other-tenant: id-token\/iss-other-tenant can't be used as given: with:/,
  )
})
