import { expect, test } from 'vitest'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { find, textOf } from '../pages/markup-reader.ts'

const { newOrg } = oktaOfThisFile()

/** An org and its console, open in a browser of Ada's. */
async function openedConsole() {
  const made = await newOrg()
  const browser = openBrowser()
  await signIn(browser, await browser.open(made.org.adminUrl), made.ada.profile.login, PASSWORD)
  const instance = `${made.org.adminUrl}/admin/app/acme_desk/instance/${made.app.id}`
  const post = async (address: string, fields: Record<string, string>) => {
    const page = await browser.open(`${made.org.adminUrl}/admin/dashboard`)
    const token = find(page.text, 'input', { name: '_csrf' })[0]!.attributes.value!
    const body = new URLSearchParams({ ...fields, _csrf: token })
    return browser.ask(address, { method: 'POST', body })
  }
  return { ...made, browser, instance, post }
}

test('a person is searched for, assigned with a user name, and removed again', async () => {
  const { org, app, ann, browser, instance } = await openedConsole()
  const dialog = await browser.open(`${instance}/assignments?assign=people`)
  const found = await browser.press(dialog, 'Search', { q: 'ANN' })
  expect(textOf(found.text)).not.toContain(`ben@${org.name}.example`)
  const chosen = await browser.press(found, 'Assign Ann Jones')
  const done = await browser.press(chosen, 'Save and Go Back', { userName: 'ann-at-the-desk' })
  expect(org.model.assignments.appUser(app, ann)?.userName).toBe('ann-at-the-desk')
  const list = await browser.press(done, 'Done')
  await browser.press(list, 'Remove Ann Jones')
  expect(org.model.assignments.appUser(app, ann)).toBeUndefined()
})

test('a group is assigned and removed again', async () => {
  const { org, app, browser, instance } = await openedConsole()
  org.createGroup({ name: 'Engineering' })
  const dialog = await browser.open(`${instance}/assignments?assign=groups`)
  const done = await browser.press(dialog, 'Assign Engineering')
  expect(org.model.assignments.groupsOf(app).map(({ group }) => group.profile.name)).toEqual(['Engineering'])
  await browser.press(await browser.press(done, 'Done'), 'Remove Engineering')
  expect(org.model.assignments.groupsOf(app)).toEqual([])
})

test('assigning a person twice says so in the dialog', async () => {
  const { org, app, ann, instance, post } = await openedConsole()
  org.model.assignments.assignUser(app, ann)
  const page = await post(`${instance}/assignments/people`, { userId: ann.id })
  expect(textOf(page.text)).toContain('The specified user is already assigned to the application.')
})

test.each([
  ['people', { userId: 'nobody' }],
  ['people', { userId: 'constructor' }],
  ['people', {}],
  ['groups', { groupId: 'nothing' }],
  ['groups', { groupId: '__proto__' }],
  ['groups', {}],
  ['edit', { groupId: 'nothing', priority: '1' }],
  ['remove', { userId: 'nobody' }],
  ['remove', { groupId: 'nothing' }],
])('to %s, %j is nobody: 404, and nothing is changed', async (what, fields: Record<string, string>) => {
  const { org, instance, post } = await openedConsole()
  const before = JSON.stringify(org.model.state)
  expect((await post(`${instance}/assignments/${what}`, fields)).status).toBe(404)
  expect(JSON.stringify(org.model.state)).toBe(before)
})

test('a label that is taken is told beside its field, with what was entered still there', async () => {
  const { org, browser } = await openedConsole()
  const form = await browser.open(`${org.adminUrl}/admin/apps/catalog/acme_desk/add`)
  const page = await browser.press(form, 'Done', { label: 'Acme Desk' })
  expect(page.status).toBe(400)
  expect(find(page.text, 'p', { class: 'field-error' })[0]?.text).toBe(
    'Application label must not be the same as an existing application label.',
  )
  expect(find(page.text, 'input', { name: 'label' })[0]?.attributes.value).toBe('Acme Desk')
})

test('a bookmark to no address is told beside its field', async () => {
  const { org, browser } = await openedConsole()
  const form = await browser.open(`${org.adminUrl}/admin/apps/catalog/bookmark/add`)
  const page = await browser.press(form, 'Done', { label: 'Wiki', url: 'javascript:alert(1)' })
  expect(page.status).toBe(400)
  expect(find(page.text, 'p', { class: 'field-error' })[0]?.text).toBe(
    'The field must be an http or https address',
  )
  expect(org.model.applications.byLabel('Wiki')).toBeUndefined()
})

test('an app is deactivated and activated, and an unknown action changes nothing', async () => {
  const { app, instance, post } = await openedConsole()
  await post(`${instance}/lifecycle`, { action: 'delete' })
  expect(app.status).toBe('ACTIVE')
  await post(`${instance}/lifecycle`, { action: 'deactivate' })
  expect(app.status).toBe('INACTIVE')
  await post(`${instance}/lifecycle`, { action: 'activate' })
  expect(app.status).toBe('ACTIVE')
})

test('settings are saved: the label, and whether the icon is shown', async () => {
  const { app, browser, instance } = await openedConsole()
  const form = await browser.open(`${instance}/general`)
  const saved = await browser.press(form, 'Save', { label: 'Help Desk', hideIcon: 'true' })
  expect(textOf(saved.text)).toContain('Application settings updated')
  expect([app.label, app.hideFromDashboard]).toEqual(['Help Desk', true])
})

test.each(['acme_desk/instance/0oaunknown', 'Object/instance/constructor', 'other/instance/APP'])(
  'an app at %s is not there',
  async path => {
    const { org, app, browser } = await openedConsole()
    const address = `${org.adminUrl}/admin/app/${path.replace('APP', app.id)}/general`
    const page = await browser.open(address)
    expect(page.status).toBe(404)
    expect(find(page.text, 'h1')[0]?.text).toBe('404 Page Not Found')
    const [back] = find(page.text, 'a')
    expect([back?.text, back?.attributes.href]).toEqual(['Admin Console', `${org.adminUrl}/admin/dashboard`])
  },
)

test('the System Log shows what happened, newest first, and can be searched', async () => {
  const { org, browser } = await openedConsole()
  org.createGroup({ name: 'Engineering' })
  const log = await browser.open(`${org.adminUrl}/admin/reports/system-log`)
  const text = textOf(log.text)
  expect(text.indexOf('Create Okta group')).toBeLessThan(text.indexOf('User login to Okta'))
  const found = await browser.open(`${org.adminUrl}/admin/reports/system-log?q=engineering`)
  expect(textOf(found.text)).toContain('Create Okta group')
  expect(textOf(found.text)).not.toContain('User login to Okta')
})

test.each(['0', '-1', 'x', '999'])('page %s of a list is no error', async number => {
  const { org, browser } = await openedConsole()
  expect((await browser.open(`${org.adminUrl}/admin/users?page=${number}`)).status).toBe(200)
})

test('a long list goes on at its next page, and keeps the search', async () => {
  const { org, browser } = await openedConsole()
  for (let number = 1; number <= 60; number++) {
    org.createUser({
      firstName: `Pat${String(number).padStart(2, '0')}`,
      lastName: 'Doe',
      login: `pat${number}@many.example`,
      password: PASSWORD,
    })
  }
  const first = await browser.open(`${org.adminUrl}/admin/users?q=doe`)
  expect(textOf(first.text)).toContain('Pat50 Doe')
  expect(textOf(first.text)).not.toContain('Pat51 Doe')
  const second = await browser.press(first, 'Next page')
  expect(textOf(second.text)).toContain('Pat60 Doe')
  expect(textOf(second.text)).toContain('60 people')
})

test('an assignment is edited, and one that comes by a group becomes the person’s own by that', async () => {
  const { org, app, ann, browser, instance } = await openedConsole()
  const crew = org.createGroup({ name: 'Crew' })
  org.addToGroup(crew.id, ann.id)
  org.model.assignments.assignGroup(app, crew)
  for (const userName of ['ann-once', 'ann-twice']) {
    const dialog = await browser.press(await browser.open(`${instance}/assignments`), 'Edit Ann Jones')
    const page = await browser.press(dialog, 'Save', { userName })
    expect(textOf(page.text)).toContain('The assignment was saved')
    expect(org.model.assignments.appUser(app, ann)).toMatchObject({ scope: 'USER', userName })
  }
})

/** Two groups that have the app: Crew before Team. */
async function withTwoGroups() {
  const opened = await openedConsole()
  const { org, app, ann, browser, instance } = opened
  for (const name of ['Crew', 'Team']) {
    const group = org.createGroup({ name })
    org.addToGroup(group.id, ann.id)
    org.model.assignments.assignGroup(app, group)
  }
  const dialog = await browser.press(await browser.open(`${instance}/assignments?filter=groups`), 'Edit Team')
  const ranks = () =>
    org.model.assignments
      .groupsOf(app)
      .map(({ group, assignment }) => `${group.profile.name} ${assignment.priority}`)
  return { ...opened, dialog, ranks }
}

test('a group that is given the first rank moves the other down, and gives the app from then on', async () => {
  const { org, app, ann, browser, dialog, ranks } = await withTwoGroups()
  expect(find(dialog.text, 'input', { name: 'priority' })[0]?.attributes.value).toBe('1')
  const page = await browser.press(dialog, 'Save', { priority: ' 0 ' })
  expect(textOf(page.text)).toContain('The assignment was saved')
  expect(find(page.text, 'a', { href: '?filter=people' })).toEqual([])
  expect(find(page.text, 'caption')[0]?.text).toContain('Groups assigned')
  expect(ranks()).toEqual(['Team 0', 'Crew 1'])
  expect(org.model.assignments.appUser(app, ann)?.group?.profile.name).toBe('Team')
})

test.each([
  ['-1', 'The field must be 0 or more'],
  ['1.5', 'The field must be a whole number'],
  ['first', 'The field must be a whole number'],
  ['1e2', 'The field must be a whole number'],
  ['99999999999999999999', 'The field must be a whole number'],
  ['', 'The field must be a whole number'],
])(
  'a rank of “%s” is refused beside its field as the Management API words it',
  async (priority, sentence) => {
    const { browser, dialog, ranks } = await withTwoGroups()
    const page = await browser.press(dialog, 'Save', { priority })
    expect(page.status).toBe(400)
    expect(find(page.text, 'p', { id: 'priority-error' })[0]?.text).toBe(sentence)
    expect(find(page.text, 'input', { name: 'priority' })[0]?.attributes.value).toBe(priority)
    expect(ranks()).toEqual(['Crew 0', 'Team 1'])
  },
)

test.each([-1, 1.5])(
  'the Management API refuses the rank %s with the sentence of the console',
  async priority => {
    const { org, app, browser, dialog, ranks } = await withTwoGroups()
    const page = await browser.press(dialog, 'Save', { priority: String(priority) })
    const group = org.model.groups.byName('Team')!
    const refused = await fetch(`${org.url}/api/v1/apps/${app.id}/groups/${group.id}`, {
      method: 'PUT',
      headers: { authorization: `SSWS ${org.apiToken}` },
      body: JSON.stringify({ priority }),
    })
    const sentence = find(page.text, 'p', { id: 'priority-error' })[0]?.text
    expect(await refused.json()).toMatchObject({
      errorCode: 'E0000001',
      errorCauses: [{ errorSummary: `priority: ${sentence}` }],
    })
    expect(ranks()).toEqual(['Crew 0', 'Team 1'])
  },
)

test('Convert Assignments gives individual assignments to the group that has the app too, and no others', async () => {
  const { org, app, ann, ben, browser, instance } = await openedConsole()
  const crew = org.createGroup({ name: 'Crew' })
  org.addToGroup(crew.id, ann.id)
  for (const user of [ann, ben]) org.model.assignments.assignUser(app, user)
  const before = await browser.open(`${instance}/assignments`)
  expect(textOf(before.text)).not.toContain('Convert Assignments')
  org.model.assignments.assignGroup(app, crew)
  const dialog = await browser.press(await browser.open(`${instance}/assignments`), 'Convert Assignments')
  expect(find(dialog.text, 'button', { 'aria-label': 'Convert Ben Jones' })).toEqual([])
  const after = await browser.press(dialog, 'Convert Ann Jones')
  expect(textOf(after.text)).toContain('There is nothing to convert')
  expect(org.model.assignments.appUser(app, ann)?.scope).toBe('GROUP')
  expect(org.model.assignments.appUser(app, ben)?.scope).toBe('USER')
})
