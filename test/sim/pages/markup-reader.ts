/** An element's start as read from a page, with the text up to its end. */
export type Element = { name: string; attributes: Record<string, string>; text: string; within: Element[] }

const token =
  /<!doctype html>|<\/(?<end>[a-z][a-z0-9]*)>|<(?<start>[a-z][a-z0-9]*)(?<attributes>(?:\s+[a-z][a-z0-9_-]*(?:="[^"<>]*")?)*)\s*>|(?<text>[^<>]+)/gy
const attribute = /(?<name>[a-z][a-z0-9_-]*)(?:="(?<value>[^"]*)")?/g
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
/** Elements that run on with the text around them; any other stands apart from it. */
const inline = new Set(['a', 'strong', 'code', 'time', 'wbr'])
const voids = new Set(['meta', 'link', 'input', 'img', 'br', 'wbr'])

/**
 * Reads a page as elements, in a part of HTML so narrow that any browser reads it alike: lower-case names, every
 * value in double quotes, `<` and `>` never bare, every element closed. Throws, with the place, on anything else,
 * so that text which escaped its attribute or element can't go unnoticed.
 */
export function readPage(page: string): Element[] {
  const elements: Element[] = []
  const open: Element[] = []
  token.lastIndex = 0
  while (token.lastIndex < page.length) {
    const at = token.lastIndex
    const groups = token.exec(page)?.groups
    if (!groups) throw new Error(`not in the narrow part of HTML: ${page.slice(at, at + 120)}`)
    if (groups.text) {
      for (const element of open) element.text += decode(groups.text)
    } else if (groups.end) {
      const closed = open.pop()
      if (!inline.has(groups.end)) for (const element of open) element.text += ' '
      if (closed?.name !== groups.end) throw new Error(`</${groups.end}> closes <${closed?.name}>`)
    } else if (groups.start) {
      if (!inline.has(groups.start)) for (const element of open) element.text += ' '
      const element = {
        name: groups.start,
        attributes: readAttributes(groups.attributes ?? ''),
        text: '',
        within: [...open],
      }
      elements.push(element)
      if (!voids.has(element.name)) open.push(element)
    }
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is never closed`)
  for (const element of elements) element.text = clean(element.text)
  return elements
}

/** The elements of that name whose attributes include those given. */
export function find(page: string, name: string, attributes: Record<string, string> = {}): Element[] {
  return readPage(page).filter(
    element =>
      element.name === name &&
      Object.entries(attributes).every(([key, value]) => element.attributes[key] === value),
  )
}

/** Everything there is to read on the page, in one line. */
export function textOf(page: string): string {
  return find(page, 'body')[0]?.text ?? ''
}

/** What a screen reader calls a link or button. */
export function accessibleName(element: Element): string {
  return element.attributes['aria-label'] ?? element.text
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function readAttributes(source: string): Record<string, string> {
  const read: Record<string, string> = {}
  for (const { groups } of source.matchAll(attribute)) {
    const name = groups?.name ?? ''
    if (name in read) throw new Error(`attribute ${name} stands twice in ${source}`)
    read[name] = decode(groups?.value ?? '')
  }
  return read
}

function decode(text: string): string {
  return text.replace(/&([^;\s]*);?/g, (whole, name: string) => {
    const letter = entities[name]
    if (letter === undefined) throw new Error(`unescaped & in ${whole}`)
    return letter
  })
}
