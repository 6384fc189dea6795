import { readFileSync } from 'node:fs'
import type { CDPSession, Page } from '@playwright/test'
import { sessionOf } from './cdp-session.ts'

/** What Chromium's accessibility tree calls the things that a person presses, unfolds and writes into. */
const PRESSED = ['button', 'link']
const UNFOLDED = ['DisclosureTriangle', 'DisclosureTriangleGrouped']
const WRITTEN = ['textbox', 'searchbox']

/**
 * Uses what is plainly there on a page. What holds nothing but its name is found by a look at the document; what is named
 * in another way, by the role and the name that Chromium itself gives it. What isn't plain is left undone, and false is
 * the answer: where nothing is called so, where two fields are, where something covers it, disables it or moves it. That
 * is for Playwright's locators, which wait, and tell what is in the way. They put a script of 400 KB into each new page
 * first, though, which takes twice as long as the page itself.
 */
export function handOn(page: Page, patienceMs: number) {
  async function pressAt(point: Point | undefined): Promise<boolean> {
    if (!point) return false
    await andArrive(page, patienceMs, () => page.mouse.click(point.x, point.y))
    return true
  }
  async function pressNamed(roles: string[], name: string): Promise<boolean> {
    const [first] = ofRole(await called(page, name), roles)
    return pressAt(first && (await said<Point>(page, first, 'pointToPress')))
  }

  return {
    /** Presses the first button or link of that name in its middle, and waits until the page that it leads to comes. */
    async press(name: string): Promise<boolean> {
      return (
        (await pressAt(await saidOf<Point>(page, 'control', name, 'pointToPress'))) ||
        pressNamed(PRESSED, name)
      )
    },

    unfold: (name: string) => pressNamed(UNFOLDED, name),

    /** Writes over what a field holds. */
    async write(label: string, value: string): Promise<boolean> {
      if (value === '') return false
      if (!(await saidOf<true>(page, 'field', label, 'selectContent'))) {
        const [field, another] = ofRole(await called(page, label), WRITTEN)
        if (!field || another || !(await said<true>(page, field, 'selectContent'))) return false
      }
      await page.keyboard.insertText(value)
      return true
    },

    /** Whether a button or link of that name is to be seen; undefined where it isn't plain. */
    async sees(name: string): Promise<boolean | undefined> {
      if (await saidOf<true>(page, 'control', name, 'hasPlace')) return true
      const named = await called(page, name)
      const [first] = ofRole(named, PRESSED)
      if (first && (await said<true>(page, first, 'hasPlace'))) return true
      return named?.length === 0 ? false : undefined
    },
  }
}

type Point = { x: number; y: number }

interface Named {
  role: string
  backendNodeId: number
}

/** What has that name and isn't hidden, in the order of the page; undefined where the page is just going away. */
const called = (page: Page, name: string) =>
  ask(page, async (session): Promise<Named[]> => {
    const { result } = await session.send('Runtime.evaluate', { expression: 'document' })
    const root = { objectId: result.objectId ?? '' }
    const { nodes } = await session.send('Accessibility.queryAXTree', { ...root, accessibleName: name })
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, backendDOMNodeId = 0 }) => ({
        role: String(role?.value),
        backendNodeId: backendDOMNodeId,
      }))
  })

const ofRole = (named: Named[] | undefined, roles: string[]) =>
  (named ?? []).filter(({ role }) => roles.includes(role))

const inPage = readFileSync(new URL('./hand-in-page.js', import.meta.url), 'utf8').replace(/^.*\n;/, '')

type Said = 'pointToPress' | 'selectContent' | 'hasPlace'

/** What a page says of the control, or the field, that plainly has a name; undefined where none has, or not plainly. */
const saidOf = <T>(page: Page, which: 'control' | 'field', name: string, what: Said) =>
  ask(page, async (session): Promise<T | undefined> => {
    const expression = `{ const hand = ${inPage}; const it = hand.${which}(${JSON.stringify(name)}); it && hand.${what}(it) }`
    const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true })
    return result.value || undefined
  })

/** What a page says of a thing in it; undefined where the page is going away. */
const said = <T>(page: Page, { backendNodeId }: Named, what: Said) =>
  ask(page, async (session): Promise<T | undefined> => {
    const { object } = await session.send('DOM.resolveNode', { backendNodeId })
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      functionDeclaration: `function () { return (${inPage}).${what}(this) }`,
      returnByValue: true,
    })
    return result.value || undefined
  })

async function ask<T>(page: Page, act: (session: CDPSession) => Promise<T>): Promise<T | undefined> {
  return act(await sessionOf(page)).catch(() => undefined)
}

/** Does something on a page and, where that sends it elsewhere, waits until the next page comes, or none will. */
async function andArrive(page: Page, patienceMs: number, act: () => Promise<void>): Promise<void> {
  const session = await sessionOf(page)
  const main = (await session.send('Page.getFrameTree')).frameTree.frame.id
  let isLeaving = false
  let isLoading = false
  let arrive: () => void
  const arrival = new Promise<void>(resolve => {
    arrive = resolve
  })
  const onRequest = ({ frameId, disposition }: { frameId: string; disposition: string }) => {
    isLeaving ||= frameId === main && disposition === 'currentTab'
  }
  const onStart = ({ frameId }: { frameId: string }) => {
    isLoading ||= isLeaving && frameId === main
  }
  // Without another page: a download, or an answer that says there is nothing to show (RFC 9110, 15.3.5).
  const onStop = ({ frameId }: { frameId: string }) => {
    if (isLoading && frameId === main) arrive()
  }
  const onPage = ({ frame }: { frame: { id: string } }) => {
    if (frame.id === main) arrive()
  }
  session.on('Page.frameRequestedNavigation', onRequest)
  session.on('Page.frameStartedLoading', onStart)
  session.on('Page.frameStoppedLoading', onStop)
  session.on('Page.frameNavigated', onPage)
  try {
    await act()
    // A form is sent by a task of its own after the press, and this one comes after that. A page that is gone can't
    // answer, and one that is going answers when the next has come.
    const expression = 'new Promise(done => setTimeout(done))'
    const settled = session
      .send('Runtime.evaluate', { expression, awaitPromise: true })
      .catch(() => undefined)
    await within(
      patienceMs,
      settled.then(() => (isLeaving ? arrival : undefined)),
    )
  } finally {
    session.off('Page.frameRequestedNavigation', onRequest)
    session.off('Page.frameStartedLoading', onStart)
    session.off('Page.frameStoppedLoading', onStop)
    session.off('Page.frameNavigated', onPage)
  }
}

async function within(milliseconds: number, awaited: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    const late = () => reject(new Error(`No page came within ${milliseconds / 1000} s`))
    timer = setTimeout(late, milliseconds)
  })
  await Promise.race([awaited, tooLate]).finally(() => clearTimeout(timer))
}
