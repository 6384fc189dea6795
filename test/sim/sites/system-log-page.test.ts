import { expect, test } from 'vitest'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { find, textOf } from '../pages/markup-reader.ts'

const { newOrg } = oktaOfThisFile()

async function openedLog() {
  const made = await newOrg()
  const browser = openBrowser()
  await signIn(browser, await browser.open(made.org.adminUrl), made.ada.profile.login, PASSWORD)
  const search = (query: Record<string, string>) =>
    browser.open(`${made.org.adminUrl}/admin/reports/system-log?${new URLSearchParams(query)}`)
  /** The sentences of the events found. */
  const found = async (query: Record<string, string>) =>
    find((await search(query)).text, 'span', { class: 'row-name' }).map(({ text }) => text)
  return { ...made, browser, search, found }
}

test('an expression finds what the API finds with it', async () => {
  const { org, ann, found } = await openedLog()
  org.model.users.suspend(ann)
  const about = await found({ q: `target.id eq "${ann.id}"` })
  expect(about).toEqual(['Suspend Okta user', 'Create Okta user'])
  expect(await found({ q: `target.id eq "${ann.id}" and eventType sw "user.lifecycle.susp"` })).toEqual([
    'Suspend Okta user',
  ])
})

test.each(['eventType is "x"', 'eventType eq', 'nonsense eq "x"'])(
  '%s is told to be unreadable, or is words',
  async q => {
    const { search } = await openedLog()
    const page = await search({ q })
    expect(page.status).toBe(200)
    expect(textOf(page.text)).toMatch(/Invalid search criteria\.|No events match/)
  },
)

test('events are narrowed to a kind, and to an actor, from the event itself', async () => {
  const { browser, search, ada } = await openedLog()
  const page = await search({ q: 'eventType eq "user.session.start"' })
  const same = await browser.press(page, 'Only such events')
  expect(same.url.searchParams.get('event')).toBe('user.session.start')
  const actor = await browser.press(page, 'Only what this actor did')
  expect(textOf(actor.text)).toContain(`Actor: ${ada.profile.login}`)
  const all = await browser.press(actor, 'Show all actors')
  expect(all.url.searchParams.has('actor')).toBe(false)
})

test('nothing from before or after the range is shown', async () => {
  const { org, found } = await openedLog()
  org.createGroup({ name: 'Crew' })
  const daysOn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16)
  expect(await found({ since: daysOn(-1), until: daysOn(1), q: 'crew' })).toEqual(['Create Okta group'])
  expect(await found({ since: daysOn(1), q: 'crew' })).toEqual([])
  expect(await found({ until: daysOn(-1), q: 'crew' })).toEqual([])
})

test('a long log goes on at its next page, each event once', async () => {
  const { org, browser, search } = await openedLog()
  for (let number = 0; number < 60; number += 1) org.createGroup({ name: `Group ${number}` })
  let page = await search({ event: 'group.lifecycle.create' })
  expect(textOf(page.text)).toContain('60 events')
  const ids: string[] = []
  for (let hops = 0; hops < 3; hops += 1) {
    ids.push(
      ...find(page.text, 'dd')
        .map(({ text }) => text)
        .filter(text => /^[0-9a-f-]{36}$/.test(text)),
    )
    if (find(page.text, 'a', { rel: 'next' }).length > 0) page = await browser.press(page, 'Next page')
  }
  expect([ids.length, new Set(ids).size]).toEqual([60, 60])
})

test('View Logs of an app shows what happened to it', async () => {
  const { org, app, ann, browser } = await openedLog()
  org.model.assignments.assignUser(app, ann)
  const page = await browser.open(`${org.adminUrl}/admin/app/${app.name}/instance/${app.id}/general`)
  const log = await browser.press(page, 'View Logs')
  expect(textOf(log.text)).toContain('Add user to application membership')
  expect(textOf(log.text)).not.toContain('User login to Okta')
})
