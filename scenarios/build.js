// Makes dist/, what the package is: the sources compiled, and what they read at run time.
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '..', 'bin', 'tsc')

rmSync(dist, { recursive: true, force: true })
execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' })
for (const read of [
  'reports/html/style',
  'reports/html/page-script.js',
  'reports/results.schema.json',
  'scenarios/cases',
  'sim/pages/page-script.js',
]) {
  cpSync(join(root, read), join(dist, read), { recursive: true })
}
// The sources read their version one folder up; what else the package says of itself is not for them.
const { name, version, description, type } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
writeFileSync(
  join(dist, 'package.json'),
  `${JSON.stringify({ name, version, description, type }, null, 2)}\n`,
)
