// Makes dist/, what the package is: the sources compiled, and what they read at run time. Okta and Alpacon, which
// nobody enters but by their doors, and the commands become a few files with all that they need: Node spends most of a
// start on opening some six hundred.
import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const doors = join(dist, 'doors')
const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '..', 'bin', 'tsc')

rmSync(dist, { recursive: true, force: true })
execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' })
for (const read of [
  'reports/html/style',
  'reports/html/page-script.js',
  'reports/results.schema.json',
  'scenarios/cases',
  'scenarios/harness/hand-in-page.js',
  'sim/pages/page-script.js',
]) {
  cpSync(join(root, read), join(dist, read), { recursive: true })
}

// Files that a module reads lie beside it; in a bundle it says where it lay.
const whereItLay = {
  name: 'where-it-lay',
  /** @param {import('esbuild').PluginBuild} bundle */
  setup(bundle) {
    bundle.onLoad({ filter: /dist\/(sim|sp|scenarios)\/.*\.js$/ }, ({ path }) => {
      const place = JSON.stringify(relative(doors, path))
      const contents = readFileSync(path, 'utf8')
      return { contents: contents.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`) }
    })
  },
}

// What scenarios and a user's configuration load as well stays a file of its own: it has to be the same in a process.
const commands = /^dist\/scenarios\/(bin|cli|commands\/.*)\.js$/
const isShared = (/** @type {string} */ file) =>
  !commands.test(file) && /^dist\/(scenarios|reports)\//.test(file)
const sharedApart = {
  name: 'shared-apart',
  /** @param {import('esbuild').PluginBuild} bundle */
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\.?\// }, ({ path, importer }) => {
      const file = join(importer, '..', path)
      const isApart = commands.test(relative(root, importer)) && isShared(relative(root, file))
      return isApart ? { path: relative(doors, file), external: true } : undefined
    })
  },
}

const resolve = (/** @type {string} */ from, /** @type {string} */ name) => createRequire(from).resolve(name)
const newestMimeDb = ['koa', 'mime-types', 'mime-db'].reduce(resolve, import.meta.url)

// Of what packages bring, what nothing here reads: zod's words in other languages, and two older lists of media types.
const withoutBallast = {
  name: 'without-ballast',
  /** @param {import('esbuild').PluginBuild} bundle */
  setup(bundle) {
    bundle.onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js'",
    }))
    bundle.onResolve({ filter: /^mime-db$/ }, () => ({ path: newestMimeDb }))
  },
}

await build({
  entryPoints: {
    sim: join(dist, 'sim/index.js'),
    sp: join(dist, 'sp/index.js'),
    'keys-ahead': join(dist, 'sim/keys-ahead.js'),
    bin: join(dist, 'scenarios/bin.js'),
    zod: join(root, 'node_modules/zod/index.js'),
  },
  outdir: doors,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  external: ['@playwright/test'],
  target: 'node20',
  logLevel: 'warning',
  plugins: [whereItLay, sharedApart, withoutBallast],
  // Packages in CommonJS ask for Node's modules by `require`, which a module of this kind doesn't have.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
})
for (const [door, file] of [
  ['sim', 'sim/index.js'],
  ['sp', 'sp/index.js'],
  ['keys-ahead', 'sim/keys-ahead.js'],
]) {
  writeFileSync(join(dist, file), `export * from '../doors/${door}.js'\n`)
}
writeFileSync(join(dist, 'scenarios/bin.js'), "#!/usr/bin/env node\nimport '../doors/bin.js'\n")

// What the commands read input with is in there already.
for (const file of readdirSync(join(dist, 'scenarios'), { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.js')) continue
  const path = join(dist, 'scenarios', file)
  const content = readFileSync(path, 'utf8')
  const zod = JSON.stringify(relative(join(path, '..'), join(doors, 'zod.js')))
  if (content.includes(" from 'zod'")) writeFileSync(path, content.replace(" from 'zod'", ` from ${zod}`))
}

// The sources read their version one folder up; what else the package says of itself is not for them.
const { name, version, description, type } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
writeFileSync(
  join(dist, 'package.json'),
  `${JSON.stringify({ name, version, description, type }, null, 2)}\n`,
)
