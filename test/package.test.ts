import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenarioAreas } from '../scenarios/layout.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))

let folder: string
/** The program of the package, as it is published and unpacked where somebody installs it. */
let bin: string
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'oin-sim-package-')))
  const { stdout } = await run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], {
    cwd: root,
  })
  const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf('[')))
  await run('tar', ['-xzf', join(folder, filename), '-C', folder])
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  bin = join(folder, 'package/dist/scenarios/bin.js')
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const say = async (program: string, ...args: string[]) =>
  (await run(process.execPath, [program, ...args], { cwd: folder })).stdout

test('the package has every scenario, and a program that a shell can start', async () => {
  const scenariosIn = async (place: string, end: string) => {
    const files = await Promise.all(
      scenarioAreas.map(area => readdir(join(place, area), { recursive: true })),
    )
    return files
      .flat()
      .filter(file => file.endsWith(end))
      .map(file => file.slice(0, -end.length))
  }
  expect(await scenariosIn(join(folder, 'package/dist/scenarios'), '.js')).toEqual(
    await scenariosIn(join(root, 'scenarios'), '.ts'),
  )
  expect(await readFile(bin, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
})

test('the package plays a scenario in a browser, and a case in its own process', {
  timeout: 60_000,
}, async () => {
  const report = join(folder, 'report')
  expect(await say(bin, 'run', 'accept/long-code', '--agent', 'browser', '--report', report)).toContain(
    '1 passed, 0 failed',
  )
  expect(await say(bin, 'repro', 'cookies-blocked')).toContain('reproduced, and mended')
})

test('what the package exports is there', async () => {
  const asked = `import { startOkta } from 'oin-sim'
    import { defineConfig } from 'oin-sim/config'
    import 'oin-sim/localhost'
    const okta = await startOkta({ port: 0 })
    const { url } = await okta.createOrg({ name: 'acme' })
    const { keys } = await (await fetch(url + '/oauth2/v1/keys')).json()
    console.log(typeof defineConfig, keys.length)
    await okta.close()`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', asked], {
    cwd: join(folder, 'package'),
  })
  expect(stdout).toBe('function 2\n')
})
