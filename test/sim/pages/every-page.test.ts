import { describe, expect, test } from 'vitest'
import { scriptHref } from '../../../sim/pages/script.ts'
import { style, styleHref, stylePath } from '../../../sim/pages/style.ts'
import { examples } from './examples.ts'
import { accessibleName, type Element, find, readPage } from './markup-reader.ts'

/** What an attacker would put in, and a harmless text that a page must treat in the same way. */
const hostile = [
  {
    harmless: 'harmless',
    attacks: [
      '"><script>alert(1)</script>',
      "'><img src=x onerror=alert(1)>",
      '</title></main><!-- &lt;script&gt;',
      '" onfocus="alert(1)" autofocus="',
    ],
  },
  {
    harmless: 'harmless:text',
    attacks: ['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,<script>alert(1)</script>'],
  },
]

/** Members that choose between shapes of data, whose values can't be anything else. */
const discriminants = new Set(['kind', 'step', 'asksFor', 'offers'])

describe.each(examples)('$name', ({ data, render }) => {
  const page = render(data)
  const elements = readPage(page)

  test('no text of the data changes what the page is made of', () => {
    for (const path of stringPaths(data)) {
      for (const { harmless, attacks } of hostile) {
        const expected = shape(readPage(render(replaced(data, path, harmless))))
        for (const attack of attacks) {
          const attacked = readPage(render(replaced(data, path, attack)))
          expect(shape(attacked), `${attack} in ${path.join('.')}`).toEqual(expected)
          expect(scriptAddresses(attacked), `${attack} in ${path.join('.')}`).toEqual([])
        }
      }
    }
  })

  test('holds no inline script, no inline style and no event handler', () => {
    expect(elements.filter(({ name }) => ['style', 'iframe', 'object'].includes(name))).toEqual([])
    const scripts = elements.filter(({ name }) => name === 'script')
    // The simulator's own pages have one script, which they can do without. Okta's have none.
    const isOwn = elements.some(({ attributes }) => attributes['aria-label'] === 'Simulator')
    expect(scripts.map(({ attributes, text }) => [attributes.src, text])).toEqual(
      isOwn ? [[scriptHref, '']] : [],
    )
    expect(
      elements.flatMap(({ attributes }) => Object.keys(attributes)).filter(name => /^(on|style$)/.test(name)),
    ).toEqual([])
  })

  test('a client secret in the data reaches the page nowhere', () => {
    expect(render(withSecrets(data))).not.toContain('s3cr3t')
  })

  test('has a language, a title, one first heading, the banner and the stylesheet', () => {
    expect(find(page, 'html', { lang: 'en' })).toHaveLength(1)
    expect(find(page, 'title')[0]?.text).not.toBe('')
    expect(find(page, 'h1')).toHaveLength(1)
    expect(find(page, 'aside').map(({ text }) => text)).toEqual(['Simulated, not Okta'])
    expect(find(page, 'link', { rel: 'stylesheet' })[0]?.attributes.href).toBe(styleHref)
  })

  test('headings go down one level at a time', () => {
    const levels = elements.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name[1]))
    for (const [index, level] of levels.entries()) {
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1)
    }
  })

  test('every id stands once and every reference to one is answered', () => {
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const references = elements.flatMap(({ attributes }) =>
      [attributes.for, attributes['aria-labelledby'], attributes['aria-describedby']].flatMap(
        value => value?.split(' ') ?? [],
      ),
    )
    expect(references.filter(reference => !ids.includes(reference))).toEqual([])
  })

  test('every field has a label, every link and button a name', () => {
    const fields = elements.filter(({ name, attributes }) => name === 'input' && attributes.type !== 'hidden')
    expect(fields.filter(field => !labelled(field, elements))).toEqual([])
    const pressed = elements.filter(({ name }) => ['a', 'button', 'summary'].includes(name))
    expect(pressed.filter(element => accessibleName(element) === '')).toEqual([])
  })

  test('every form that posts carries the token against forgery, and no other does', () => {
    const forms = elements.filter(({ name }) => name === 'form')
    for (const form of forms) {
      const tokens = elements.filter(
        ({ within, attributes }) => within.includes(form) && attributes.name === '_csrf',
      )
      expect(tokens.map(({ attributes }) => attributes.value)).toEqual(
        form.attributes.method === 'post' ? ['token'] : [],
      )
    }
  })

  test('a picture has a place kept for it', () => {
    for (const image of find(page, 'img')) {
      expect(image.attributes).toMatchObject({
        alt: '',
        width: expect.stringMatching(/^\d+$/),
        height: expect.stringMatching(/^\d+$/),
      })
    }
  })
})

test('the stylesheet has an address that changes with its content, and a dark theme', () => {
  expect(styleHref).toMatch(new RegExp(`^${stylePath}\\?v=[0-9a-f]{10}$`))
  expect(style).toContain('prefers-color-scheme: dark')
})

test('every custom property that the stylesheet uses is given a value', () => {
  const given = new Set([...style.matchAll(/(--[a-z-]+):/g)].map(([, name]) => name))
  const used = [...style.matchAll(/var\((--[a-z-]+)/g)].map(([, name]) => name)
  expect(used.filter(name => !given.has(name))).toEqual([])
  expect([...given].filter(name => !used.includes(name))).toEqual([])
})

test('every class that a page gives is styled', () => {
  const classes = new Set(
    examples.flatMap(({ data, render }) =>
      readPage(render(data)).flatMap(({ attributes }) => attributes.class?.split(' ').filter(Boolean) ?? []),
    ),
  )
  expect([...classes].filter(name => !new RegExp(`\\.${name}(?![a-z0-9-])`).test(style))).toEqual([])
})

type Path = readonly (string | number)[]

function stringPaths(value: unknown, path: Path = []): Path[] {
  if (discriminants.has(String(path.at(-1)))) return []
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => stringPaths(member, [...path, key]))
}

function replaced(value: unknown, path: Path, text: string): unknown {
  const [key, ...rest] = path
  if (key === undefined) return text
  const copy: Record<string, unknown> = Object.assign(Array.isArray(value) ? [] : {}, value)
  copy[key] = replaced(copy[key], rest, text)
  return copy
}

function withSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSecrets)
  if (typeof value !== 'object' || value === null) return value
  // Where names of fields are data, each is a field that somebody asked for.
  const entries = Object.entries(value).map(([key, member]) => [
    key,
    key === 'hidden' ? member : withSecrets(member),
  ])
  return { ...Object.fromEntries(entries), clientSecret: 's3cr3t', client_secret: 's3cr3t' }
}

function shape(elements: Element[]): string[] {
  return elements.map(({ name, attributes }) => `${name} ${Object.keys(attributes).join(' ')}`)
}

function scriptAddresses(elements: Element[]): string[] {
  return elements
    .flatMap(({ attributes }) => [attributes.href, attributes.src, attributes.action])
    .filter(
      (address): address is string => address !== undefined && URL.canParse(address, 'http://page.invalid'),
    )
    .filter(address => {
      const { protocol } = new URL(address, 'http://page.invalid')
      return !['http:', 'https:'].includes(protocol) && !/^data:(image\/|,$)/.test(address)
    })
}

function labelled(field: Element, elements: Element[]): boolean {
  const { id } = field.attributes
  return (
    field.within.some(({ name, text }) => name === 'label' && text.trim() !== '') ||
    elements.some(
      ({ name, attributes, text }) =>
        name === 'label' && id !== undefined && attributes.for === id && text.trim() !== '',
    )
  )
}
