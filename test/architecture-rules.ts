import { posix } from 'node:path'
import { scenarioAreas } from '../scenarios/layout.ts'

/** A file of the project: its path from the root, with slashes, and its text. */
export type SourceFile = { path: string; text: string }

/** A rule: what is wrong with this file, one sentence each; nothing where it holds. */
export type Rule = (file: SourceFile) => string[]

const code = /\.(ts|js|mjs|css)$/
const comments = /^\s*(\/\*[\s\S]*?\*\/|\/\/.*)/gm
const statements = /(?:^|[\s;}])(?:import|export)\s+(?:[^'"`;()]*?\bfrom\s*)?['"]([^'"]+)['"]/g
const calls = /\b(?:import|require)\s*\(\s*['"`]([^'"`$]+)['"`]/g

/** The module specifiers that a file imports or re-exports from, types and dynamic imports included. */
export function importsOf(text: string): string[] {
  const bare = text.replaceAll(comments, '')
  return [statements, calls].flatMap(pattern => [...bare.matchAll(pattern)].map(match => match[1]!))
}

/** Where a specifier leads: a path from the root for a file of the project, the specifier itself for a package. */
function destination(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier
}

const partOf = (path: string) => path.split('/')[0]!
const islands = ['sim', 'sp', 'reports']
const ownModules = /^(oin-sim(\/|$)|#)/

/** sim, sp and reports import nothing of each other, of scenarios or of any other folder; sim and sp meet over HTTP only. */
export const partsStandAlone: Rule = ({ path, text }) => {
  const part = partOf(path)
  if (!islands.includes(part)) return []
  return importsOf(text)
    .filter(specifier => specifier.startsWith('.') || ownModules.test(specifier))
    .map(specifier => destination(path, specifier))
    .filter(target => partOf(target) !== part)
    .map(target => `${path} imports ${target}: ${part} may import packages and its own files only`)
}

/** scenarios reach the three parts through their doors. */
export const scenariosUseDoors: Rule = ({ path, text }) => {
  if (partOf(path) !== 'scenarios') return []
  return importsOf(text)
    .map(specifier => destination(path, specifier))
    .filter(target => islands.includes(partOf(target)) && !isDoor(target))
    .map(target => `${path} imports ${target}: use ${partOf(target)}/index.ts`)
}

// Beside sim's door: the lookup of *.localhost, published for service providers that run on Node, and what begins before
// the rest is loaded.
function isDoor(target: string): boolean {
  return target === `${partOf(target)}/index.ts` || ['sim/localhost.js', 'sim/keys-ahead.ts'].includes(target)
}

/** The model of an org is pure: no HTTP, no files, nothing of the other parts of sim. */
export const modelIsPure: Rule = ({ path, text }) => {
  if (!path.startsWith('sim/org/')) return []
  return importsOf(text)
    .map(specifier => destination(path, specifier))
    .filter(target => !target.startsWith('sim/org/') && !['zod', 'node:crypto'].includes(target))
    .map(target => `${path} imports ${target}: the model may import its own files, zod and node:crypto only`)
}

const linesOf = (text: string) => text.trimEnd().split('\n').length

/** Short files: 300 lines, and 60 for a scenario. */
export const filesAreShort: Rule = ({ path, text }) => {
  if (!code.test(path)) return []
  const [folder, below] = path.split('/')
  const limit = folder === 'scenarios' && scenarioAreas.includes(below!) ? 60 : 300
  const lines = linesOf(text)
  return lines > limit
    ? [`${path} has ${lines} lines; ${limit} are the most. Split it by what it is about`]
    : []
}

const vague = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'type',
  'types',
  'misc',
  'shared',
  'lib',
])

// What acts on modules rather than on functions.
const ofModules = /\bvi\.(?:mock|doMock|resetModules)\(/g

/** One process runs many test files over the same modules: what one puts in a module's place, all that follow meet. */
export const testsShareModules: Rule = ({ path, text }) =>
  path.startsWith('test/')
    ? (text.match(ofModules) ?? []).map(
        call =>
          `${path} calls ${call}…): hand what stands in to what is tested, the modules are not this file's own`,
      )
    : []

/** Folders and files are named for the domain. */
export const namesSaySomething: Rule = ({ path }) =>
  path
    .split('/')
    .filter(segment => vague.has(segment.replace(/\..*$/, '').toLowerCase()))
    .map(segment => `${path}: "${segment}" says nothing; name it for what it holds`)

// Spelled in pieces, so that this file doesn't hold what it looks for.
const slash = '/'
const privatePlaces: [string, RegExp][] = [
  ['a path of one machine', new RegExp(`(^|[\\s'"\`(=:])${slash}(work|root)${slash}`, 'm')],
  ['a path outside the project', new RegExp(`\\.\\.${slash}shared\\b`)],
  ['a temporary note', new RegExp(`${slash}tmp${slash}brief|\\bthe ${'brief'}\\b`, 'i')],
  [
    'a package registry',
    new RegExp(`\\bregistry\\.[\\w-]+\\.\\w+|\\b(pypi|npm)\\.(org|pkg)\\b|"${'resolved'}":`, 'i'),
  ],
]

/** Nothing in the project speaks of the machine it was made on, or of where packages were fetched from. */
export const nothingPrivate: Rule = ({ path, text }) =>
  privatePlaces.flatMap(([what, pattern]) => {
    const found = pattern.exec(text)?.[0].trim()
    return found === undefined ? [] : [`${path} holds ${what}: ${found}`]
  })
