/** `1 clause`, `3 clauses`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

/** A duration at the precision a reader needs: `8 ms`, `1.2 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  const rest = seconds % 60
  return rest === 0 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 60)} min ${rest} s`
}

/** An instant as a reader anywhere understands it: `24 Aug 2026, 14:51 UTC`. */
export function moment(instant: string | number): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  })
  return `${parts.format(new Date(instant))} UTC`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const controls = / *[\u0000-\u001f\u007f-\u009f\u2028\u2029]+ */g

/** The text on one line, without characters that could move a cursor, start a new line or colour a terminal. */
export const onOneLine = (text: string): string => text.replace(controls, ' ').trim()
