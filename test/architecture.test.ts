import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  filesAreShort,
  importsOf,
  modelIsPure,
  namesSaySomething,
  nothingPrivate,
  partsStandAlone,
  type Rule,
  type SourceFile,
  scenariosUseDoors,
  testsShareModules,
} from './architecture-rules.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n').filter(Boolean)
const pictures = /\.(png|jpe?g|webp|gif|ico)$/i

/** Whether a folder belongs to the project: not git's own, not an editor's, not ignored. */
function isOurs(folder: string): boolean {
  const name = posix.basename(folder)
  if (name.startsWith('.') && !['.ci', '.github'].includes(name)) return false
  return !ignored.some(line => `${folder}/` === line || `${name}/` === line)
}

function filesBelow(folder: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const file = join(folder, entry.name)
    const path = relative(root, file).split(sep).join('/')
    if (entry.isDirectory()) return isOurs(path) ? filesBelow(file) : []
    return entry.isFile() && !pictures.test(path) ? [{ path, text: readFileSync(file, 'utf8') }] : []
  })
}

const files = filesBelow(root)

/** A rule, files that break it, and files that look alike and don't. */
const rules: [title: string, rule: Rule, bad: SourceFile[], good: SourceFile[]][] = [
  [
    'sim, sp and reports import nothing of each other or of scenarios',
    partsStandAlone,
    [
      { path: 'sim/serve.ts', text: "import { x } from '../sp/index.ts'" },
      { path: 'sp/sign-in/callback.ts', text: "import type { x } from '../../sim/org/org.ts'" },
      { path: 'reports/html/page.ts', text: "export { x } from '../../scenarios/requirements.ts'" },
      { path: 'sp/index.ts', text: "const { x } = await import('../reports/index.ts')" },
      { path: 'sp/index.ts', text: "import 'oin-sim/localhost'" },
    ],
    [
      { path: 'sim/serve.ts', text: "import { x } from './org/org.ts'\nimport Koa from 'koa'" },
      { path: 'sp/sign-in/callback.ts', text: "import { x } from '../workspaces/plan.ts'" },
    ],
  ],
  [
    'scenarios reach sim, sp and reports through their doors only',
    scenariosUseDoors,
    [
      { path: 'scenarios/harness/scene.ts', text: "import { x } from '../../sim/org/org.ts'" },
      { path: 'scenarios/targets/alpacon.ts', text: "import {\n  type X,\n  y,\n} from '../../sp/hosts.ts'" },
      { path: 'scenarios/harness/reporter.ts', text: "import '../../reports/run.ts'" },
    ],
    [{ path: 'scenarios/harness/scene.ts', text: "import { startOkta } from '../../sim/index.ts'" }],
  ],
  [
    'the model of an org knows no HTTP and no files',
    modelIsPure,
    [
      { path: 'sim/org/users.ts', text: "import { readFile } from 'node:fs/promises'" },
      { path: 'sim/org/users.ts', text: "import { request } from 'node:http'" },
      { path: 'sim/org/state.ts', text: "import { Low } from 'lowdb'" },
      { path: 'sim/org/org.ts', text: "import { page } from '../pages/layout.ts'" },
    ],
    [
      { path: 'sim/org/users.ts', text: "import { z } from 'zod'\nimport { x } from './state.ts'" },
      { path: 'sim/serve.ts', text: "import { createServer } from 'node:http'" },
    ],
  ],
  [
    'no source file is longer than 300 lines, no scenario longer than 60',
    filesAreShort,
    [
      { path: 'sim/serve.ts', text: 'x\n'.repeat(301) },
      { path: 'scenarios/guide/jit/created.ts', text: 'x\n'.repeat(61) },
    ],
    [
      { path: 'sim/serve.ts', text: 'x\n'.repeat(300) },
      { path: 'scenarios/harness/scene.ts', text: 'x\n'.repeat(61) },
      { path: 'package-lock.json', text: 'x\n'.repeat(5000) },
    ],
  ],
  [
    'folders and files are named for what they hold',
    namesSaySomething,
    ['sim/utils/escape.ts', 'sp/helpers.ts', 'reports/common.test.ts', 'sim/org/types.ts'].map(empty),
    ['sim/org/users.ts', 'scenarios/harness/verdicts.ts', 'sim/commonplace.ts'].map(empty),
  ],
  [
    'no test file replaces modules, which others share with it',
    testsShareModules,
    ['mock', 'doMock', 'resetModules'].map(name => ({ path: 'test/sp/a.test.ts', text: `vi.${name}('x')` })),
    ['vi.mocked(write)', 'vi.resetAllMocks()', 'vi.fn()'].map(text => ({ path: 'test/sp/a.test.ts', text })),
  ],
  [
    'no file holds a private path or a package registry',
    nothingPrivate,
    [
      ['see', ['', 'work', 'main'].join('/')].join(' '),
      `'${['', 'root', 'key.pem'].join('/')}'`,
      ['..', 'shared', 'design.md'].join('/'),
      `as ${['the', 'brief'].join(' ')} says`,
      `"${['https:', '', ['registry', 'example', 'org'].join('.'), 'koa'].join('/')}"`,
    ].map(text => ({ path: 'README.md', text })),
    [
      'a network is shared',
      '/api/operator/workspaces',
      'in brief',
      'npm ci',
      'https://example.org/work/',
    ].map(text => ({
      path: 'README.md',
      text,
    })),
  ],
]

function empty(path: string): SourceFile {
  return { path, text: '' }
}

describe.each(rules)('%s', (_, rule, bad, good) => {
  test('holds for every file', () => {
    expect(files.flatMap(rule)).toEqual([])
  })

  test.each(bad)('a breach in $path is found', file => {
    expect(rule(file)).toHaveLength(1)
  })

  test.each(good)('nothing is wrong with $path', file => {
    expect(rule(file)).toEqual([])
  })
})

describe('reading imports', () => {
  test('finds every way to import, once', () => {
    const text = [
      "import a from 'a'",
      "import type { B } from 'b'",
      "import {\n  c1,\n  type C2,\n} from 'c'",
      'import * as d from "d"',
      "import 'e'",
      "export { f } from 'f'",
      "export * from 'g'",
      "const h = await import('h')",
      "const i = require('i')",
    ].join('\n')
    expect(importsOf(text).sort()).toEqual([...'abcdefghi'])
  })

  test('takes no comment and no other text for an import', () => {
    const text = [
      "// import a from 'a'",
      "/** import b from 'b'\n * import c from 'c' */",
      "export const from = 'd'",
      "const text = 'x'",
    ].join('\n')
    expect(importsOf(text)).toEqual([])
  })

  test('the project is read: its doors and workflow are among the files', () => {
    const paths = files.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining(['package.json', 'scenarios/cli.ts', '.ci/run', '.gitignore']),
    )
    expect(paths.filter(path => path.startsWith('node_modules/'))).toEqual([])
  })
})
