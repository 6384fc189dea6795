// The page reads in full without this. It adds: the filter in the address, copy buttons, unfolding, Escape.

const radios = document.querySelectorAll('.filter input')
const unfold = document.querySelector('.unfold')
const scenarios = document.querySelectorAll('.scenario')

const choose = verdict => {
  for (const radio of radios) radio.checked = radio.value === verdict
}

const chosen = () => document.querySelector('.filter input:checked')?.value ?? 'all'

function rememberChoice() {
  const address = new URL(location.href)
  if (chosen() === 'all') address.searchParams.delete('verdict')
  else address.searchParams.set('verdict', chosen())
  history.replaceState(null, '', address)
}

function target() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)))
  } catch {
    return null
  }
}

// Whoever follows a link wants to see where it leads: the filter gives way, and what is folded opens.
function showTarget() {
  const place = target()
  if (!place) return
  const entry = place.closest('.shown')
  if (entry && chosen() !== 'all' && entry.dataset.verdict !== chosen()) {
    choose('all')
    rememberChoice()
  }
  for (let fold = place.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    fold.open = true
  if (!place.matches('.picture')) place.scrollIntoView()
}

const wanted = new URLSearchParams(location.search).get('verdict')
if ([...radios].some(radio => radio.value === wanted)) choose(wanted)
for (const radio of radios) radio.addEventListener('change', rememberChoice)
addEventListener('hashchange', showTarget)
showTarget()

if (unfold) {
  unfold.hidden = false
  unfold.addEventListener('click', () => {
    const open = [...scenarios].some(scenario => !scenario.open)
    for (const scenario of scenarios) scenario.open = open
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
