import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

/** What `oin-sim/config` is, whichever of both this project runs from: its sources or what was compiled of them. */
const OWN_CONFIG = ['../config.ts', '../config.js'].map(name => fileURLToPath(new URL(name, import.meta.url)))

const ownConfig: Plugin = {
  name: 'oin-sim/config',
  setup({ onResolve }) {
    onResolve({ filter: /^oin-sim\/config$/ }, () => ({ path: OWN_CONFIG.find(existsSync) }))
  },
}

/**
 * Runs a configuration in TypeScript or JavaScript, and gives what it exports.
 *
 * It is made one module first, with the files that it imports in it: Node 20 reads no TypeScript, and loaders that do
 * differ in folders without "type": "module" and in the workers of Playwright Test. Rejects with esbuild's words, or
 * those of what fails when it is run.
 */
export async function importConfig(file: string): Promise<Record<string, unknown>> {
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    absWorkingDir: dirname(file),
    bundle: true,
    packages: 'external',
    plugins: [ownConfig],
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // Where the module is made is nobody's business.
    define: {
      'import.meta.url': JSON.stringify(pathToFileURL(file).href),
      'import.meta.dirname': JSON.stringify(dirname(file)),
      'import.meta.filename': JSON.stringify(file),
    },
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  const [output] = Object.values(metafile.outputs)
  const needsPackages = output?.imports.some(({ path }) => !path.startsWith('node:')) ?? false
  // Packages are looked for from where the module is.
  const folder = needsPackages ? dirname(file) : tmpdir()
  const module = join(folder, `.${basename(file)}.${randomUUID()}.mjs`)
  try {
    await writeFile(module, outputFiles[0]!.contents)
    return await import(pathToFileURL(module).href)
  } finally {
    await rm(module, { force: true })
  }
}
