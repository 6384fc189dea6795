// Unpacks what went over the wire in a scenario when somebody opens it or follows a link into it.

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
