import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { oktaOfThisFile } from './okta.ts'

const { okta } = oktaOfThisFile()
const run = promisify(execFile)
const readme = fileURLToPath(new URL('../../sim/README.md', import.meta.url))

/** The one program in the README that is marked as of this language. */
async function program(language: string): Promise<string> {
  const blocks = [
    ...(await readFile(readme, 'utf8')).matchAll(
      new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'),
    ),
  ]
  expect(blocks).toHaveLength(1)
  return blocks[0]![1]!
}

const isThere = (command: string) =>
  run(command, ['--version']).then(
    () => true,
    () => false,
  )

test.for([
  ['python', 'python3', 'main.py'],
  ['java', 'java', 'Main.java'],
] as const)(
  'the program in %s that the README has does what it says',
  { timeout: 120_000 },
  async ([language, command, name], { skip }) => {
    skip(!(await isThere(command)), `${command} is not there`)
    const folder = await mkdtemp(join(tmpdir(), 'oin-sim-program-'))
    try {
      await writeFile(join(folder, name), await program(language))
      const { stdout } = await run(command, [join(folder, name), String(okta().port)])
      expect(stdout.trim()).toBe('all held')
      expect(okta().org(language)).toBeUndefined()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
)
