/** The start tags of a page. Attribute values hold no ">" of their own, because the report escapes it. */
export const tags = (html: string): string[] => html.match(/<[a-z][^>]*>/gi) ?? []

/** Every value of an attribute, in order. */
export const attributesOf = (html: string, name: string): string[] =>
  tags(html).flatMap(tag =>
    [...tag.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => value!),
  )

export const ids = (html: string): string[] => attributesOf(html, 'id')

/** A scenario's entry, from its own `<details>` to that of the next one. */
export function entry(html: string, id: string): string {
  const start = '<details class="scenario'
  const found = html.split(start).find(part => part.includes(`<div class="body" id="${id}">`))
  if (found === undefined) throw new Error(`no entry of ${id}`)
  return start + found
}
