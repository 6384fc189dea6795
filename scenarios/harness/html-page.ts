import { type HTMLElement, parse } from 'node-html-parser'

/** What a form or link asks for. */
export interface PageRequest {
  method: 'GET' | 'POST'
  url: string
  /** Fields of a posted form. */
  form?: URLSearchParams
}

const CONTROLS = 'a[href], button, input[type=submit], input[type=button]'
const UNREADABLE = 'script, style, template, noscript, [hidden]'

/**
 * A page as somebody without JavaScript uses it: finds things by role and accessible name (WAI-ARIA name computation,
 * as far as plain pages need it) and turns them into requests.
 */
export function readPage(html: string, url: string) {
  // Most pages on a way are passed through: they are not taken apart unless something on them is asked for.
  let parsed: HTMLElement | undefined
  const root = () => {
    parsed ??= parse(html)
    return parsed
  }
  const entered = new Map<HTMLElement, string | boolean>()
  const unfolded = new Set<HTMLElement>()

  function isFoldedAway(element: HTMLElement): boolean {
    for (let node: HTMLElement | null = element; node; node = node.parentNode) {
      const parent: HTMLElement | null = node.parentNode
      if (node.hasAttribute('hidden')) return true
      if (parent?.rawTagName === 'details' && node.rawTagName !== 'summary') {
        if (!parent.hasAttribute('open') && !unfolded.has(parent)) return true
      }
    }
    return false
  }

  const isUsable = (element: HTMLElement) => !isFoldedAway(element) && !element.hasAttribute('disabled')

  function control(name: string): HTMLElement | undefined {
    return root()
      .querySelectorAll(CONTROLS)
      .find(element => nameOf(element) === name && isUsable(element))
  }

  function field(label: string): HTMLElement | undefined {
    const labels = root()
      .querySelectorAll('label')
      .filter(element => textOf(element) === label)
    for (const element of labels) {
      const id = element.getAttribute('for')
      const found = id ? root().getElementById(id) : element.querySelector('input, select, textarea')
      if (found) return found
    }
    return root()
      .querySelectorAll('input, select, textarea')
      .find(one => one.getAttribute('aria-label') === label)
  }

  function requestOf(form: HTMLElement, submitter?: HTMLElement): PageRequest {
    const action = new URL(submitter?.getAttribute('formaction') ?? (form.getAttribute('action') || url), url)
    const fields = fieldsOf(form, submitter)
    if ((form.getAttribute('method') ?? 'get').toLowerCase() === 'post') {
      return { method: 'POST', url: action.href, form: fields }
    }
    action.search = fields.toString()
    return { method: 'GET', url: action.href }
  }

  function fieldsOf(form: HTMLElement, submitter: HTMLElement | undefined): URLSearchParams {
    const fields = new URLSearchParams()
    for (const input of form.querySelectorAll('input, select, textarea')) {
      const name = input.getAttribute('name')
      const type = input.getAttribute('type') ?? 'text'
      if (!name || input.hasAttribute('disabled') || ['submit', 'button', 'image', 'reset'].includes(type))
        continue
      if (type === 'checkbox' || type === 'radio') {
        const ticked = entered.get(input) ?? input.hasAttribute('checked')
        if (ticked) fields.append(name, input.getAttribute('value') ?? 'on')
      } else {
        fields.append(name, String(entered.get(input) ?? presentValue(input)))
      }
    }
    const name = submitter?.getAttribute('name')
    if (name) fields.append(name, submitter?.getAttribute('value') ?? '')
    return fields
  }

  return {
    title: () => root().querySelector('title')?.textContent.trim() ?? '',

    /** What can be read on the page, white space folded. */
    text(): string {
      const copy = parse(html)
      for (const element of copy.querySelectorAll(UNREADABLE)) element.remove()
      return fold((copy.querySelector('body') ?? copy).structuredText)
    },

    offers: (name: string) => control(name) !== undefined,

    controls: (): string[] => root().querySelectorAll(CONTROLS).filter(isUsable).map(nameOf).filter(Boolean),

    /** Where the page leads by itself. */
    refreshesTo(): string | undefined {
      if (!/http-equiv/i.test(html)) return undefined
      const refresh = root()
        .querySelectorAll('meta[http-equiv]')
        .find(element => element.getAttribute('http-equiv')?.toLowerCase() === 'refresh')
      return refreshAddress(refresh?.getAttribute('content') ?? '', url)
    },

    /** What the page's first form asks for, where a script sends it as soon as it is there; undefined where none does. */
    submitsItself(): PageRequest | undefined {
      if (!/<script|onload/i.test(html)) return undefined
      const form = root().querySelector('form')
      const scripts = [
        root().querySelector('body')?.getAttribute('onload') ?? '',
        ...root()
          .querySelectorAll('script')
          .map(script => script.textContent),
      ]
      if (!form || !scripts.some(script => sendingScript.test(script))) return undefined
      return requestOf(form)
    },

    /** Whether a text, or a control of that name, is there. */
    shows(name: string): boolean {
      return control(name) !== undefined || this.text().toLowerCase().includes(name.toLowerCase())
    },

    hasField: (label: string) => field(label) !== undefined,

    /** Enters a text, or ticks a checkbox. False where there is no such field. */
    enter(label: string, value: string | boolean): boolean {
      const found = field(label)
      if (found) entered.set(found, value)
      return found !== undefined
    },

    /** Opens a menu. False where there is none of that name. */
    unfold(name: string): boolean {
      const summary = root()
        .querySelectorAll('summary')
        .find(element => textOf(element) === name)
      if (summary?.parentNode) unfolded.add(summary.parentNode)
      return summary !== undefined
    },

    /** What pressing a button or link asks for; undefined where there is none of that name. */
    press(name: string): PageRequest | undefined {
      const found = control(name)
      if (!found) return undefined
      const href = found.getAttribute('href')
      if (href !== undefined) return { method: 'GET', url: new URL(href, url).href }
      const form = found.closest('form')
      return form ? requestOf(form, found) : undefined
    },
  }
}

/**
 * Where a page at `url` with this meta refresh leads by itself within five seconds; undefined where it stays.
 * https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh
 */
export function refreshAddress(content: string, url: string): string | undefined {
  const [, to] = /^\s*[0-5](?:\.\d*)?\s*[;,]\s*url\s*=\s*["']?([^"']+?)["']?\s*$/i.exec(content) ?? []
  if (to === undefined || !URL.canParse(to, url)) return undefined
  const onward = new URL(to, url).href
  return onward === url ? undefined : onward
}

/**
 * A script that does nothing but send the page's form, as OAuth 2.0 Form Post Response Mode has it, at once or when the
 * page is there.
 */
export const sendingScript =
  /^\s*(?:javascript:)?(?:(?:document|window)\.addEventListener\(\s*["'](?:DOMContentLoaded|load)["']\s*,\s*(?:function\s*\(\)|\(\)\s*=>)\s*\{?\s*)?(?:window\.)?document\.(?:forms\[0\]|forms?\.\w+|getElementById\(["'][\w-]+["']\))\.submit\(\);?\s*\}?\s*\)?;?\s*$/

export type HtmlPage = ReturnType<typeof readPage>

function nameOf(element: HTMLElement): string {
  return (
    element.getAttribute('aria-label') ??
    (element.getAttribute('value') && element.rawTagName === 'input'
      ? element.getAttribute('value')!
      : textOf(element))
  )
}

// What is hidden from assistive technology is no part of a name.
function textOf(element: HTMLElement): string {
  if (!element.querySelector('[aria-hidden=true]')) return fold(element.textContent)
  const copy = parse(element.outerHTML)
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove()
  return fold(copy.textContent)
}

function presentValue(input: HTMLElement): string {
  if (input.rawTagName === 'textarea') return input.textContent
  if (input.rawTagName !== 'select') return input.getAttribute('value') ?? ''
  const options = input.querySelectorAll('option')
  const chosen = options.find(option => option.hasAttribute('selected')) ?? options[0]
  return chosen?.getAttribute('value') ?? chosen?.textContent ?? ''
}

/** A text in one line, its white space folded. */
export function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
