import { expect, test } from 'vitest'
import type { RunningOrg } from '../../../sim/index.ts'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { readPage } from '../pages/markup-reader.ts'

const { newOrg } = oktaOfThisFile()

/** A browser in the Admin Console, and the token that its pages carry. */
async function console(org: RunningOrg, login: string) {
  const browser = openBrowser()
  const page = await signIn(browser, await browser.open(org.adminUrl), login, PASSWORD)
  const token = readPage(page.text).find(({ attributes }) => attributes.name === '_csrf')?.attributes.value
  const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
    browser.ask(`${org.adminUrl}/api/v1${path}`, {
      method,
      headers,
      ...(method === 'POST' && { body: '' }),
    })
  return { browser, token: token!, ask }
}

test('an administrator’s console session reads the API on the console’s host', async () => {
  const { org, ada } = await newOrg()
  const { ask } = await console(org, ada.profile.login)
  const people = await ask('GET', '/users')
  expect([people.status, JSON.parse(people.text).length]).toEqual([200, 3])
})

test('it changes something only with the token of a page of the console, and the log names the administrator', async () => {
  const { org, ada, ann } = await newOrg()
  const { ask, token } = await console(org, ada.profile.login)
  const path = `/users/${ann.id}/lifecycle/suspend`
  const forged = await ask('POST', path)
  expect([forged.status, JSON.parse(forged.text).errorCode]).toEqual([403, 'E0000006'])
  expect((await ask('POST', path, { 'x-okta-xsrftoken': 'x' })).status).toBe(403)
  expect(org.model.users.get(ann.id).status).toBe('ACTIVE')
  expect((await ask('POST', path, { 'x-okta-xsrftoken': token })).status).toBe(200)
  expect(org.model.users.get(ann.id).status).toBe('SUSPENDED')
  const event = org.model.systemLog.list().at(-1)!
  expect([event.eventType, event.actor?.id]).toEqual(['user.lifecycle.suspend', ada.id])
})

test('without a session, or with one of somebody who is no administrator, the console’s host refuses', async () => {
  const { org, ann } = await newOrg()
  const nobody = await fetch(`${org.adminUrl}/api/v1/users`)
  expect([nobody.status, (await nobody.json()).errorCode]).toEqual([401, 'E0000011'])
  const { ask } = await console(org, ann.profile.login)
  expect((await ask('GET', '/users')).status).toBe(401)
})
