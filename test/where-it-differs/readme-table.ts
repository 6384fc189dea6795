import { readFileSync } from 'node:fs'

const SECTION = /\n## Where it differs\n([\s\S]*?)\n## /

/** First cells of the rows of the README's table "Where it differs": what differs, in its words. */
export function rowsOfReadme(): string[] {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [, section] = SECTION.exec(readme) ?? []
  if (section === undefined) throw new Error('The README has no section "Where it differs".')
  const lines = section.split('\n').filter(line => line.startsWith('|'))
  // Names of columns, and the line below them.
  return lines.slice(2).map(line => line.split('|')[1]!.trim())
}
