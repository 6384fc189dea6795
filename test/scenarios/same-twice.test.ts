import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { command, inFolder } from './targets/run-of.ts'

/** Codes of Okta's that a service provider has to refuse: three scenarios, each with its happy twin. */
const FILTER = 'protocol/response/code'

// Claims are times too, inside of tokens.
const claimsOf = (jwt: string) =>
  jwt
    .split('.')
    .slice(0, 2)
    .map(part => Buffer.from(part, 'base64url').toString('utf8'))
    .join('.')

/** A file's text without its times: what happened when, and how long it took. */
const withoutTimes = (text: string): string =>
  text
    .replace(/("?\b(?:durationMs|duration|time|wait)"?\s*[:=]\s*"?)[\d.]+/g, '$1T')
    .replace(/("(?:browser|target|okta|harness)Ms":\s*)\d+/g, '$1T')
    .replace(/(class="(?:browser|target|okta|harness)" style="flex-grow:)\d+/g, '$1T')
    .replace(/\b\d+&nbsp;%/g, 'T')
    .replace(/\be[\w-]{8,}\.e[\w-]{8,}\./g, claimsOf)
    .replace(/\d{4}-\d\d-\d\dT\d\d(?::|%3A)\d\d(?::|%3A)\d\d(?:\.\d+)?Z?/g, 'T')
    .replace(/\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g, 'T')
    .replace(/\d{1,2} \w{3} \d{4}, \d\d:\d\d UTC/g, 'T')
    .replace(/\b1\d{9}(?:\d{3})?\b/g, 'T')
    .replace(/\b(?:\d+ min )?[\d.]+ (?:ms|s|min)\b/g, 'T')

/** Every file of a report by its path, without its times. */
async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter(entry => entry.isFile() && !entry.parentPath.includes('artifacts'))
    .map(({ parentPath, name }) => join(parentPath, name))
  const read = async (path: string) => {
    const content = await readFile(path)
    return withoutTimes((path.endsWith('.gz') ? gunzipSync(content) : content).toString('utf8'))
  }
  return Object.fromEntries(
    await Promise.all(paths.map(async path => [path.slice(folder.length), await read(path)])),
  )
}

test('two runs of the same scenarios differ in times only, in every file', { timeout: 240_000 }, () =>
  inFolder(async folder => {
    for (const name of ['one', 'two']) {
      const { code, said } = await command(
        ...['run', FILTER, '--agent', 'http', '--report', join(folder, name)],
      )
      expect(code, said).toBe(0)
    }
    const [one, two] = [await filesOf(join(folder, 'one')), await filesOf(join(folder, 'two'))]
    expect(Object.keys(one).sort()).toEqual(
      [
        ...['ctrf.json', 'index.html', 'junit.xml', 'results.json', 'run.json.gz', 'summary.md'],
        ...['code-injected', 'code-missing', 'code-stolen'].map(id => `har/protocol/response/${id}.har`),
      ]
        .map(name => `/${name}`)
        .sort(),
    )
    for (const [name, text] of Object.entries(one)) {
      // A line at a time: a difference somewhere in a file of megabytes is hard to read.
      const [lines, others] = [text.split(/\n|(?<=[,>])/), two[name]!.split(/\n|(?<=[,>])/)]
      expect(lines.filter((line, at) => line !== others[at]).slice(0, 5), name).toEqual([])
      expect(others.length, name).toBe(lines.length)
    }
    expect(one['/run.json.gz']).toContain('state=state-1')
  }),
)
