// What hand.ts has done inside of a page: an object, evaluated there as it stands here.
;(() => {
  const folded = text => text.replace(/\s+/g, ' ').trim()
  const squeezed = text => text.replace(/\s+/g, '')

  const NAMED_OTHERWISE = '[role], [aria-label], [aria-labelledby]'
  const PRESSED_INPUTS = ['submit', 'button', 'reset', 'image', 'file', 'color']
  const WRITTEN_INPUTS = ['text', 'email', 'password', 'search', 'tel', 'url']

  /** Whether a style sheet shows the text of an element as it stands there, and nothing beside it. */
  const isShownAsIs = element =>
    getComputedStyle(element).textTransform === 'none' &&
    ['::before', '::after'].every(part => /^(none|normal)$/.test(getComputedStyle(element, part).content))

  const holdsOnly = (element, allowed) =>
    [...element.childNodes].every(node => node.nodeType === Node.TEXT_NODE || node === allowed)

  const isHidden = element =>
    !element.checkVisibility({ visibilityProperty: true }) ||
    element.closest('[aria-hidden="true"], [inert]') !== null

  /** The name of what is pressed, where it is plain: undefined where it takes more to tell. */
  function nameOfControl(element) {
    if (element.matches(NAMED_OTHERWISE)) return undefined
    if (element.localName === 'input') {
      return ['submit', 'button'].includes(element.type) && element.labels.length === 0 && element.value
        ? folded(element.value)
        : undefined
    }
    return holdsOnly(element) && isShownAsIs(element) ? folded(element.textContent) || undefined : undefined
  }

  function nameOfField(element) {
    const [label, another] = element.labels ?? []
    if (!label || another || element.matches(NAMED_OTHERWISE)) return undefined
    return holdsOnly(label, element) && isShownAsIs(label) && !label.matches(NAMED_OTHERWISE)
      ? folded(label.textContent)
      : undefined
  }

  /** Whether something whose name isn't plain may be called so. */
  function mayBeCalled(name, element) {
    const parts = [element, ...element.querySelectorAll('*'), ...(element.labels ?? [])]
    const said = parts.flatMap(part => [...part.attributes].map(({ value }) => value))
    const texts = [element, ...(element.labels ?? [])].map(({ textContent }) => textContent)
    return (
      parts.some(part => part.hasAttribute('aria-labelledby')) ||
      [...said, ...texts].some(text => squeezed(text).includes(squeezed(name)))
    )
  }

  /**
   * What can be used now: a dialog that keeps the rest of the page from being used, or all of it. Undefined where a look
   * at the document doesn't find everything in it.
   */
  function place() {
    const dialogs = document.querySelectorAll('dialog:modal')
    const all = dialogs[0] ?? document
    const isSeenThrough = [...all.querySelectorAll('*')].every(({ shadowRoot }) => shadowRoot === null)
    return dialogs.length < 2 && isSeenThrough ? all : undefined
  }

  const isPressed = element =>
    element.hasAttribute('role') ||
    (element.localName === 'input'
      ? PRESSED_INPUTS.includes(element.type)
      : element.matches('button, [href]'))

  /** The first button or link of that name; undefined where that isn't plain. */
  function control(name) {
    for (const element of place()?.querySelectorAll(
      'button, a, area, input, [role~="button" i], [role~="link" i]',
    ) ?? []) {
      if (!isPressed(element) || isHidden(element)) continue
      const itsName = nameOfControl(element)
      if (itsName === name) return element
      if (itsName === undefined && mayBeCalled(name, element)) return undefined
    }
    return undefined
  }

  const isWritten = element =>
    element.localName !== 'input' || element.hasAttribute('role') || WRITTEN_INPUTS.includes(element.type)

  /** The only field of that name; undefined where that isn't plain. */
  function field(label) {
    const found = []
    for (const element of place()?.querySelectorAll(
      'input, textarea, [role~="textbox" i], [role~="searchbox" i], [contenteditable]',
    ) ?? []) {
      if (!isWritten(element) || isHidden(element)) continue
      const itsName = nameOfField(element)
      if (itsName === label) found.push(element)
      if (itsName === undefined && mayBeCalled(label, element)) return undefined
    }
    return found.length === 1 ? found[0] : undefined
  }

  /** The middle of an element, where a press would reach it now. */
  function pointToPress(element) {
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
    if (element.matches(':disabled, [aria-disabled="true"]')) return undefined
    const moves = document.getAnimations().some(({ effect, playState }) => {
      return playState === 'running' && effect instanceof KeyframeEffect && effect.target?.contains(element)
    })
    const [box] = element.getClientRects()
    if (moves || !box || !element.checkVisibility({ visibilityProperty: true })) return undefined
    const x = box.left + box.width / 2
    const y = box.top + box.height / 2
    return element.contains(document.elementFromPoint(x, y)) ? { x, y } : undefined
  }

  /** Whether what is written now takes the place of all that is in a field. */
  function selectContent(element) {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return false
    if (element.disabled || element.readOnly || !element.checkVisibility({ visibilityProperty: true })) {
      return false
    }
    element.focus()
    element.select()
    return document.activeElement === element
  }

  function hasPlace(element) {
    const { width, height } = element.getBoundingClientRect()
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true })
  }

  return { control, field, pointToPress, selectContent, hasPlace }
})()
