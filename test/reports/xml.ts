export type XmlElement = {
  name: string
  attributes: Record<string, string>
  text: string
  children: XmlElement[]
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#10': '\n' }

/**
 * Every element of a document, in order. Reads what the report writes of XML and no more: throws on an unclosed or
 * crossed tag, a bare `&` or `<`, an unquoted or repeated attribute, `]]>` in text, and text outside the root.
 */
export function readXml(document: string): XmlElement[] {
  const all: XmlElement[] = []
  const open: XmlElement[] = []
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
  for (const [token] of body.matchAll(/<[^>]*>|[^<]+/g)) {
    if (token.startsWith('</')) {
      const closed = open.pop()
      if (closed?.name !== token.slice(2, -1)) throw new Error(`${token} closes ${closed?.name}`)
    } else if (token.startsWith('<')) {
      const element = startTag(token)
      open.at(-1)?.children.push(element)
      all.push(element)
      if (!token.endsWith('/>')) open.push(element)
    } else if (open.length > 0) {
      if (token.includes(']]>')) throw new Error(`"]]>" in text: ${token}`)
      open.at(-1)!.text += unescaped(token)
    } else if (token.trim() !== '') throw new Error(`text outside the root: ${token}`)
  }
  if (open.length > 0) throw new Error(`never closed: ${open.map(({ name }) => name).join(', ')}`)
  return all
}

function startTag(token: string): XmlElement {
  const [, name, rest] = /^<([\w-]+)((?: [\w-]+="[^"<]*")*)\/?>$/.exec(token) ?? []
  if (!name) throw new Error(`not a tag: ${token}`)
  const pairs = [...rest!.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(
    ([, key, value]) => [key!, unescaped(value!)] as const,
  )
  if (new Set(pairs.map(([key]) => key)).size < pairs.length)
    throw new Error(`attribute given twice: ${token}`)
  return { name, attributes: Object.fromEntries(pairs), text: '', children: [] }
}

const unescaped = (text: string): string =>
  text.replace(/&([^;]*;?)/g, (whole, entity: string) => {
    const character = entities[entity.slice(0, -1)]
    if (!character) throw new Error(`a bare &: ${whole}`)
    return character
  })
