// The page reads without this, but for what is packed. It adds: the filter in the address, copy buttons, unfolding, Escape.

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
const unfold = document.querySelector('.unfold')
const folds = document.querySelectorAll('.section, .scenario')

const choose = verdict => {
  for (const radio of radios) radio.checked = radio.value === verdict
}

const chosen = () => document.querySelector('.filter input:checked')?.value ?? 'all'

function rememberChoice() {
  const address = new URL(location.href)
  for (const [name, value] of Object.entries({ verdict: chosen(), area: area?.value ?? 'all' })) {
    if (value === 'all') address.searchParams.delete(name)
    else address.searchParams.set(name, value)
  }
  history.replaceState(null, '', address)
}

// What a filter leaves is there to be seen: the areas that it leaves open.
function showChoice() {
  rememberChoice()
  const all = chosen() === 'all'
  for (const section of document.querySelectorAll('.section')) {
    const meant = area && area.value !== 'all' && section.dataset.area === area.value
    if (meant || (!all && section.querySelector(`[data-verdict="${chosen()}"]`))) section.open = true
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
  rememberChoice()
  for (let fold = place.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    fold.open = true
  if (!place.matches('.picture')) place.scrollIntoView()
}

const wanted = new URLSearchParams(location.search)
if ([...radios].some(radio => radio.value === wanted.get('verdict'))) choose(wanted.get('verdict'))
if ([...(area?.options ?? [])].some(option => option.value === wanted.get('area')))
  area.value = wanted.get('area')
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

addEventListener('keydown', event => {
  const place = target()
  if (!place?.matches('.picture')) return
  const links = place.querySelectorAll('.viewer a')
  if (event.key === 'Escape') links[0].click()
  if (event.key === 'ArrowRight') links[1]?.click()
})
