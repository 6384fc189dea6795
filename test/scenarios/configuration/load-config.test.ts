import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findConfig, loadConfig } from '../../../scenarios/configuration/load-config.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oin-sim-config-'))
})
afterEach(() => rm(folder, { recursive: true }))

const write = async (name: string, text: string) => {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}
const TWO_MEMBERS = `{ target: { signIn: 'http://localhost:3000/', whoami: 'http://localhost:3000/me' } }`

test.each([
  [
    'oin-sim.config.ts',
    `import { defineConfig, type Config } from 'oin-sim/config'\nconst config: Config = ${TWO_MEMBERS}\nexport default defineConfig(config)`,
  ],
  ['oin-sim.config.mts', `export default ${TWO_MEMBERS} as const`],
  ['oin-sim.config.js', `export default ${TWO_MEMBERS}`],
  [
    'oin-sim.config.mjs',
    `import { basename } from 'node:path'\nexport default { ...${TWO_MEMBERS}, report: basename('/a/b') }`,
  ],
])('%s is found and read, and leaves nothing behind', async (name, text) => {
  const file = await write(name, text)
  expect(await findConfig(folder)).toBe(file)
  expect(await loadConfig(file)).toMatchObject({ file, isUpAlready: true })
  expect(await readdir(folder)).toEqual([name])
})

test('it may import files and packages of its own', async () => {
  await mkdir(join(folder, 'node_modules', 'names'), { recursive: true })
  await write(
    'node_modules/names/package.json',
    '{ "name": "names", "type": "module", "exports": "./index.js" }',
  )
  await write('node_modules/names/index.js', `export const report = 'from-a-package'`)
  await write('target.ts', `export const target = ${TWO_MEMBERS}.target`)
  const file = await write(
    'oin-sim.config.ts',
    `import { report } from 'names'\nimport { target } from './target.ts'\nexport default { target, report }`,
  )
  expect(await loadConfig(file)).toMatchObject({ report: 'from-a-package' })
  expect((await readdir(folder)).sort()).toEqual(['node_modules', 'oin-sim.config.ts', 'target.ts'])
})

test('it knows where it is, and may be CommonJS', async () => {
  const file = await write(
    'oin-sim.config.mjs',
    `export default { report: new URL('./r', import.meta.url).pathname }`,
  )
  expect((await loadConfig(file)).report).toBe(join(folder, 'r'))
  const common = await write('common.js', `module.exports = { profile: 'strict' }`)
  expect((await loadConfig(common)).profile).toBe('strict')
})

test('a folder without one has none', async () => {
  expect(await findConfig(folder)).toBeUndefined()
})

test.each([
  [
    'a file that is not there',
    undefined,
    'it is not there. Give the path of a file, or make one: oin-sim init',
  ],
  ['a typing error', 'export default {', 'it fails when it is run: Build failed'],
  [
    'a program that fails',
    `throw new Error('no such thing')\nexport default {}`,
    'it fails when it is run: no such thing',
  ],
  [
    'a package that is not there',
    `import 'not-there-at-all'\nexport default {}`,
    'it fails when it is run: Cannot find package',
  ],
  [
    'nothing by default',
    'export const target = {}',
    'it has no default export, expected: export default defineConfig({ … })',
  ],
])('%s is told', async (_, text, sentence) => {
  const file = join(folder, 'oin-sim.config.ts')
  if (text !== undefined) await write('oin-sim.config.ts', text)
  await expect(loadConfig(file)).rejects.toThrow(`${file} can't be used:\n  ${sentence}`)
  expect((await readdir(folder)).filter(name => name !== 'oin-sim.config.ts')).toEqual([])
})
