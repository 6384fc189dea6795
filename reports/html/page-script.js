// The page reads without this, but for what is packed. It adds: the filter in the address and by words, copy buttons,
// unfolding, keys.

// What went over the wire is unpacked when somebody opens it or follows a link into it.
const unpacking = new Map()

function unpack(wire) {
  const packed = wire?.querySelector(':scope > .packed')
  if (packed && !unpacking.has(wire)) unpacking.set(wire, replace(packed))
  return unpacking.get(wire)
}

async function replace(packed) {
  try {
    const bytes = Uint8Array.from(atob(packed.textContent), character => character.charCodeAt(0))
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    packed.outerHTML = await new Response(stream).text()
  } catch {
    const note = document.createElement('p')
    note.className = 'left-out'
    note.textContent =
      'This browser can’t unpack it. Repeat just this scenario: a report of one has it in plain.'
    packed.replaceWith(note)
  }
}

// The event doesn't bubble, but on its way down it passes here.
const opened = ({ target }) => target.open && target.matches('.wire') && unpack(target)
document.addEventListener('toggle', opened, { capture: true })

const area = document.querySelector('.filter select')
const radios = document.querySelectorAll('.filter input')
const words = document.querySelector('.filter [name=text]')
const unfold = document.querySelector('.unfold')
const folds = document.querySelectorAll('.section, .scenario')

const choose = verdict => {
  for (const radio of radios) radio.checked = radio.value === verdict
}

const chosen = () => document.querySelector('.filter input:checked')?.value ?? 'all'

function rememberChoice() {
  const address = new URL(location.href)
  for (const [name, value] of Object.entries({
    verdict: chosen(),
    area: area?.value ?? 'all',
    words: words?.value,
  })) {
    if (!value || value === 'all') address.searchParams.delete(name)
    else address.searchParams.set(name, value)
  }
  history.replaceState(null, '', address)
}

// What a scenario can be found by: its title and id, and the clause that it stands under.
const lettersOf = shown =>
  [
    shown.querySelector('h5, a')?.textContent,
    shown.querySelector('.body')?.id,
    shown.closest('.clause')?.querySelector('h4')?.textContent,
  ]
    .join(' ')
    .toLowerCase()

function search() {
  const wanted = words?.value.trim().toLowerCase().split(/\s+/) ?? []
  for (const shown of document.querySelectorAll('.shown')) {
    const letters = lettersOf(shown)
    shown.classList.toggle('unfit', !wanted.every(word => letters.includes(word)))
  }
  for (const group of document.querySelectorAll('.clause, .section')) {
    group.classList.toggle('unfit', wanted[0] !== '' && !group.querySelector('.shown:not(.unfit)'))
  }
  document
    .querySelector('.no-match')
    ?.classList.toggle('none-fits', !document.querySelector('.section:not(.unfit)'))
}

// What a filter leaves is there to be seen: the areas that it leaves open.
function showChoice() {
  rememberChoice()
  search()
  const all = chosen() === 'all'
  for (const section of document.querySelectorAll('.section')) {
    const isMeant = area && area.value !== 'all' && section.dataset.area === area.value
    const fits = words?.value && section.querySelector('.shown:not(.unfit)')
    if (isMeant || fits || (!all && section.querySelector(`[data-verdict="${chosen()}"]`)))
      section.open = true
  }
}

function named() {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return ''
  }
}

const target = () => document.getElementById(named())

// Whoever follows a link wants to see where it leads: the filter gives way, and what is folded opens.
async function showTarget() {
  // An exchange may still be packed; its scenario isn't.
  if (!target())
    await unpack(document.getElementById(named().replace(/:exchange-\d+$/, ''))?.querySelector('.wire'))
  const place = target()
  if (!place) return
  const verdict = place.closest('.shown')?.dataset.verdict
  const section = place.closest('.section')
  if (section && chosen() !== 'all' && verdict !== chosen()) choose('all')
  if (section && area && area.value !== section.dataset.area) area.value = 'all'
  if (place.closest('.unfit')) words.value = ''
  rememberChoice()
  search()
  for (let fold = place.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    fold.open = true
  if (!place.matches('.picture')) place.scrollIntoView()
}

const wanted = new URLSearchParams(location.search)
if ([...radios].some(radio => radio.value === wanted.get('verdict'))) choose(wanted.get('verdict'))
if ([...(area?.options ?? [])].some(option => option.value === wanted.get('area')))
  area.value = wanted.get('area')
if (words) {
  words.hidden = false
  words.value = wanted.get('words') ?? ''
  words.addEventListener('input', showChoice)
}
for (const control of [...radios, area]) control?.addEventListener('change', showChoice)
showChoice()
addEventListener('hashchange', showTarget)
showTarget()

if (unfold) {
  unfold.hidden = false
  unfold.addEventListener('click', () => {
    const open = [...folds].some(fold => !fold.open)
    for (const fold of folds) fold.open = open
    unfold.textContent = open ? 'Fold all' : 'Unfold all'
  })
}

for (const button of document.querySelectorAll('.copy')) {
  button.hidden = false
  button.addEventListener('click', async () => {
    const command = button.previousElementSibling
    try {
      await navigator.clipboard.writeText(command.textContent)
      button.textContent = 'Copied'
    } catch {
      getSelection().selectAllChildren(command)
      button.textContent = 'Selected'
    }
    button.addEventListener('blur', () => (button.textContent = 'Copy'), { once: true })
  })
}

// Those that fail the gate, as far as the filter leaves them.
const failing = () =>
  [...document.querySelectorAll('.scenario')].filter(
    ({ dataset, offsetParent }) => /^(failed|inconclusive|error)$/.test(dataset.verdict) && offsetParent,
  )

// From where the reader is: what has the focus, or else what is at the top of the window.
function toFailing(step) {
  const all = failing()
  if (all.length === 0) return tell('No scenario here fails the gate.')
  const at = all.findIndex(scenario => scenario.contains(document.activeElement))
  const above = all.filter(scenario => scenario.getBoundingClientRect().top < 0).length
  const next = at >= 0 ? at + step : step > 0 ? above : above - 1
  const place = (next + all.length) % all.length
  const body = all[place].querySelector('.body')
  history.replaceState(null, '', `#${body.id}`)
  showTarget()
  all[place].querySelector('summary').focus()
  tell(`${place + 1} of ${all.length} that fail the gate`)
}

const tell = sentence => (document.querySelector('[role=status]').textContent = sentence)

const keys = document.querySelector('.keys')
const ask = document.querySelector('.ask')
if (ask) {
  ask.hidden = false
  ask.addEventListener('click', () => keys.showModal())
}

const does = {
  n: () => toFailing(1),
  p: () => toFailing(-1),
  '/': () => words?.focus(),
  '?': () => keys.showModal(),
}

addEventListener('keydown', event => {
  const { key, ctrlKey, metaKey, altKey } = event
  const isTyping = event.target.matches?.('input[type=search], select')
  if (isTyping && key === 'Escape') {
    words.value = ''
    return showChoice()
  }
  if (ctrlKey || metaKey || altKey || isTyping || keys.open) return
  const place = target()
  if (!place?.matches('.picture')) {
    if (!does[key]) return
    event.preventDefault()
    return does[key]()
  }
  const links = place.querySelectorAll('.viewer a')
  if (key === 'Escape') links[0].click()
  if (key === 'ArrowRight') links[1]?.click()
})
