const WORD = /[\p{L}\p{M}\d_]+(?:[@.'’+-][\p{L}\p{M}\d_]+)*/gu
const LONGEST_NAME = 6

/** A text with a pseudonym in the place of each name that is known, of several words or one. */
export function withoutNames(text: string, names: ReadonlyMap<string, string>): string {
  const found = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }))
  let made = ''
  let done = 0
  for (let at = 0; at < found.length; at += 1) {
    const { start } = found[at]!
    let count = Math.min(LONGEST_NAME, found.length - at)
    const phrase = (length: number) => text.slice(start, found[at + length - 1]!.end).toLowerCase()
    while (count > 1 && !names.has(phrase(count))) count -= 1
    const { end } = found[at + count - 1]!
    // A word that is no name may have one in it: "Jones's".
    made += text.slice(done, start)
    made +=
      names.get(phrase(count)) ??
      text.slice(start, end).replace(/[\p{L}\p{M}\d_]+/gu, part => names.get(part.toLowerCase()) ?? part)
    done = end
    at += count - 1
  }
  return made + text.slice(done)
}
