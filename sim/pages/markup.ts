import { html as tagged } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Text that is HTML already: what `html` made, never a plain string. */
export type Markup = HtmlEscapedString

/** What may stand in a template: strings are escaped; false, null and undefined leave nothing behind. */
export type Fragment = Markup | string | number | false | null | undefined | readonly Fragment[]

/** Escaping template tag. Unlike hono's own it takes no promises, so that every page is made synchronously. */
export function html(strings: TemplateStringsArray, ...values: Fragment[]): Markup {
  // hono answers with a promise only when one of the values is one, which Fragment rules out.
  return tagged(strings, ...values) as Markup
}

/**
 * An address as it may stand in href or action: http, https or relative to this page.
 * Escaping doesn't stop `javascript:` addresses, and integrations are written by strangers.
 */
export function linkTarget(address: string): string {
  return ['http:', 'https:'].includes(protocolOf(address)) ? address : '#'
}

/** An address as it may stand in img src: http, https, relative, or an image as a data URL; otherwise undefined. */
export function imageSource(address: string | undefined): string | undefined {
  if (!address) return undefined
  const protocol = protocolOf(address)
  if (protocol === 'data:') return /^data:image\//i.test(address) ? address : undefined
  return ['http:', 'https:'].includes(protocol) ? address : undefined
}

function protocolOf(address: string): string {
  return URL.canParse(address, 'http://relative.invalid')
    ? new URL(address, 'http://relative.invalid').protocol
    : ''
}

/** The page's own address with a changed query, as relative link: `query({ filter: 'groups' })` → `?filter=groups`. */
export function query(parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return `?${new URLSearchParams(given)}`
}
