// What the simulator's own pages do besides what they do without a script: copy, and stay up to date by themselves.
const said = document.querySelector('#said')

document.documentElement.classList.add('scripted')

/** Copies by the clipboard's own interface, or by hand where the page may not use that. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const field = document.createElement('textarea')
    field.value = text
    document.body.append(field)
    field.select()
    document.execCommand('copy')
    field.remove()
  }
}

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy], [data-copy-from]')
  if (!button) return
  const { copy: text, copyFrom } = button.dataset
  const focused = document.activeElement
  await copy(text ?? document.getElementById(copyFrom).textContent)
  if (focused instanceof HTMLElement) focused.focus()
  const { name = 'It' } = button.dataset
  said.textContent = `${name} is copied.`
  button.classList.add('copied')
  setTimeout(() => {
    button.classList.remove('copied')
    said.textContent = ''
  }, 1600)
})

const live = document.querySelector('[data-live]')
if (live) follow(live)

/** Reads the page again whenever something was recorded; what is unfolded and focused stays so. */
function follow(part) {
  const state = document.querySelector('#live-state')
  const show = (text, isOn) => {
    state.textContent = text
    state.classList.toggle('on', isOn)
  }
  let isReading = false
  let isStale = false

  async function read() {
    isStale = true
    if (isReading || document.hidden) return
    isReading = true
    while (isStale) {
      isStale = false
      try {
        const answer = await fetch(location.href)
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
        const fresh = page.querySelector('[data-live]')
        if (answer.ok && fresh) renew(fresh)
      } catch {
        show('Not connected', false)
      }
    }
    isReading = false
  }

  function renew(fresh) {
    for (const one of part.querySelectorAll('details[open][id]')) {
      fresh.querySelector(`#${CSS.escape(one.id)}`)?.setAttribute('open', '')
    }
    if (fresh.innerHTML === part.innerHTML) return
    const { activeElement: at } = document
    const path =
      part.contains(at) &&
      (at.id
        ? `#${CSS.escape(at.id)}`
        : at.getAttribute('href') && `[href="${CSS.escape(at.getAttribute('href'))}"]`)
    part.innerHTML = fresh.innerHTML
    if (path) part.querySelector(path)?.focus({ preventScroll: true })
  }

  const events = new EventSource(part.dataset.live)
  events.addEventListener('open', () => {
    show('Live', true)
    read()
  })
  events.addEventListener('error', () => show('Not connected', false))
  events.addEventListener('recorded', read)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && isStale) read()
  })
}
