import { expect, test } from 'vitest'
import type { Agent } from '../../scenarios/harness/agent.ts'
import { expectNothingRun, SCRIPT, SCRIPT_ADDRESS } from '../../scenarios/harness/markup.ts'

const at = 'http://desk.example/callback'
const showing = (source: string, title = 'Desk') =>
  ({ text: async () => `"${title}" at ${at}: A page.`, history: async () => [at, source] }) as Agent

test.each([
  ['has none of it', '<p>Something went wrong.</p>'],
  ['has it as text', '<p>Okta says: &lt;script&gt;document.title=&#39;pwned&#39;&lt;/script&gt;</p>'],
  ['has the address of a script as text', `<p>More at ${SCRIPT_ADDRESS}</p>`],
])('a page that %s passes', async (_, source) => {
  await expect(expectNothingRun(showing(source))).resolves.toBeUndefined()
})

test.each<[how: string, source: string, title?: string]>([
  ['ran it', '<p></p>', 'pwned'],
  ['has a script in it', `<p>${SCRIPT}</p>`],
  ['has a script of Okta in it', '<p><script>document.title="pwned"</script></p>'],
  ['has an image with a handler in it', '<img src=x onerror="document.title=\'pwned\'">'],
  ['links to a script', `<a class="more" href="${SCRIPT_ADDRESS}">More</a>`],
  ['links to a script without quotes', '<a HREF = JavaScript:alert(1)>More</a>'],
])('a page that %s fails', async (_, source, title) => {
  await expect(expectNothingRun(showing(source, title))).rejects.toMatchObject({ name: 'ExpectationFailed' })
})
