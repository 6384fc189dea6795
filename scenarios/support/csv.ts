/** Rows of a CSV, or how it ends in the middle of one. */
export type CsvRows = { rows: string[][]; endsInQuotes: boolean }

/**
 * Reads comma-separated values as RFC 4180 has them: a field in quotes may hold separators, line breaks and, doubled,
 * quotes. Lines without anything are left out.
 */
export function readCsv(text: string, separator: string): CsvRows {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const endRow = (field: string) => {
    if (row.length > 0 || field !== '') rows.push([...row, field])
    row = []
  }
  while (at < text.length) {
    if (text[at] === '"') {
      const { value, end } = quoted(text, at)
      if (end === undefined) return { rows, endsInQuotes: true }
      // What follows a closing quote belongs to the field, as spreadsheets take it.
      const next = unquotedEnd(text, end, separator)
      at = next + lengthOfBreak(text, next, separator)
      const field = value + text.slice(end, next)
      if (text[next] === separator) row.push(field)
      else rows.push([...row.splice(0), field])
      continue
    }
    const next = unquotedEnd(text, at, separator)
    const field = text.slice(at, next)
    at = next + lengthOfBreak(text, next, separator)
    if (text[next] === separator) row.push(field)
    else endRow(field)
  }
  if (row.length > 0) rows.push([...row, ''])
  return { rows, endsInQuotes: false }
}

function quoted(text: string, start: number): { value: string; end?: number } {
  let value = ''
  let from = start + 1
  while (true) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return { value }
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    from = quote + 2
  }
}

function unquotedEnd(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}

const lengthOfBreak = (text: string, at: number, separator: string) =>
  text[at] === separator ? 1 : text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
