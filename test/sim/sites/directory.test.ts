import { expect, test } from 'vitest'
import { eventsOf, oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { find, textOf } from '../pages/markup-reader.ts'

const { newOrg } = oktaOfThisFile()

async function openedConsole() {
  const made = await newOrg()
  const browser = openBrowser()
  await signIn(browser, await browser.open(made.org.adminUrl), made.ada.profile.login, PASSWORD)
  const at = (path: string) => browser.open(`${made.org.adminUrl}${path}`)
  /** Presses a link or button by each name in turn. */
  async function press(path: string, ...names: string[]) {
    let page = await at(path)
    for (const name of names) page = await browser.press(page, name)
    return page
  }
  return { ...made, browser, at, press, personPath: `/admin/user/profile/view/${made.ann.id}` }
}

test.each([
  ['Suspend', 'ACTIVE', 'SUSPENDED'],
  ['Unsuspend', 'SUSPENDED', 'ACTIVE'],
  ['Unlock', 'LOCKED_OUT', 'ACTIVE'],
  ['Reset Password', 'ACTIVE', 'RECOVERY'],
  ['Expire Password', 'ACTIVE', 'PASSWORD_EXPIRED'],
  ['Deactivate', 'ACTIVE', 'DEPROVISIONED'],
  ['Activate', 'DEPROVISIONED', 'ACTIVE'],
  ['Activate', 'STAGED', 'ACTIVE'],
] as const)('%s makes of %s: %s', async (act, before, after) => {
  const { ann, press, personPath } = await openedConsole()
  ann.status = before
  const page = await press(personPath, act, act)
  expect(ann.status).toBe(after)
  expect(find(page.text, 'div', { role: 'status' })).toHaveLength(1)
})

test('nothing is done about a person before the dialog is confirmed', async () => {
  const { ann, press, personPath } = await openedConsole()
  await press(personPath, 'Deactivate', 'Cancel')
  expect(ann.status).toBe('ACTIVE')
})

test('what a status does not allow is neither offered nor done', async () => {
  const { org, ann, browser, at, personPath } = await openedConsole()
  const asked = await at(`${personPath}?act=suspend`)
  ann.status = 'SUSPENDED'
  const page = await browser.press(asked, 'Suspend')
  expect(textOf(page.text)).toContain("This operation is not allowed in the user's current status.")
  expect(find((await at(`${personPath}?act=delete`)).text, 'section', { role: 'dialog' })).toEqual([])
  expect(eventsOf(org, 'user.lifecycle.suspend')).toEqual([])
})

test('a deactivated person is deleted, and the list says so', async () => {
  const { org, ann, press, personPath } = await openedConsole()
  org.model.users.deactivate(ann)
  const page = await press(personPath, 'Delete', 'Delete')
  expect(textOf(page.text)).toContain('The person was deleted')
  expect(org.model.users.find(ann.id)).toBeUndefined()
})

test('a password set by an administrator lets the person in', async () => {
  const { org, ann, browser, press, personPath } = await openedConsole()
  ann.status = 'RECOVERY'
  const asked = await press(personPath, 'Set Password')
  const refused = await browser.press(asked, 'Set Password')
  expect(textOf(refused.text)).toContain('Please enter a password')
  await browser.press(asked, 'Set Password', { password: 'A-new-one-2' })
  expect('failure' in org.model.users.authenticate(ann.profile.login, 'A-new-one-2')).toBe(false)
})

test('a sentence in the address is not shown as the console’s own', async () => {
  const { at, personPath } = await openedConsole()
  const page = await at(`${personPath}?problem=Call+0800+1234&did=constructor&act=constructor`)
  expect(page.status).toBe(200)
  expect(textOf(page.text)).not.toContain('0800')
})

test('a person is added; a username that is none is told beside its field', async () => {
  const { org, browser, at } = await openedConsole()
  const form = await at('/admin/users/add')
  const wrong = await browser.press(form, 'Save', { firstName: 'Eve', lastName: 'Ito', login: 'eve' })
  expect(wrong.status).toBe(400)
  expect(find(wrong.text, 'p', { id: 'login-error' })[0]?.text).toContain('form of an email address')
  const page = await browser.press(wrong, 'Save', { login: 'eve@x.example', password: 'Any-one' })
  expect(textOf(page.text)).toContain('Eve Ito')
  expect(org.model.users.find('eve@x.example')?.status).toBe('ACTIVE')
})

test('a person’s page shows by what they have an app', async () => {
  const { org, app, ann, at, personPath } = await openedConsole()
  const crew = org.createGroup({ name: 'Crew' })
  org.addToGroup(crew.id, ann.id)
  org.model.assignments.assignGroup(app, crew)
  expect(textOf((await at(personPath)).text)).toContain('through Crew')
  org.model.assignments.assignUser(app, ann)
  expect(textOf((await at(personPath)).text)).toContain('assigned individually')
})

test('people are found by status and by what their names begin with', async () => {
  const { ben, at } = await openedConsole()
  const names = async (query: string) =>
    find((await at(`/admin/users?${query}`)).text, 'a', { class: 'row-name' }).map(({ text }) => text)
  expect(await names('')).toEqual(['Ada Jones', 'Ann Jones', 'Ben Jones'])
  expect(await names('q=A')).toEqual(['Ada Jones', 'Ann Jones'])
  expect(await names('q=jones++be')).toEqual(['Ben Jones'])
  ben.status = 'ACTIVE'
  expect(await names('status=SUSPENDED')).toEqual([])
  expect(await names('status=nonsense&after=nonsense')).toHaveLength(3)
})

test('a status that changes moves a person from one list to the other', async () => {
  const { org, ann, at } = await openedConsole()
  const suspended = async () => textOf((await at('/admin/users?status=SUSPENDED')).text)
  expect(await suspended()).not.toContain('Ann Jones')
  org.model.users.suspend(ann)
  expect(await suspended()).toContain('Ann Jones')
  org.model.users.unsuspend(ann)
  expect(await suspended()).not.toContain('Ann Jones')
})

test('a group is added, filled, searched, emptied and deleted', async () => {
  const { org, ann, browser, at } = await openedConsole()
  const page = await browser.press(await at('/admin/groups/add'), 'Save', { name: 'Crew' })
  const crew = org.model.groups.byName('Crew')!
  const dialog = await browser.press(page, 'Assign people')
  const found = await browser.press(dialog, 'Search', { q: 'ann' })
  const added = await browser.press(found, 'Assign Ann Jones')
  expect(org.model.groups.members(crew)).toEqual([ann])
  const list = await browser.press(added, 'Done')
  expect(textOf((await browser.press(list, 'Search', { q: 'ben' })).text)).toContain('No members match “ben”')
  expect(textOf((await at('/admin/groups')).text)).toContain('Crew 1 0')
  await browser.press(list, 'Remove Ann Jones')
  expect(org.model.groups.memberCount(crew)).toBe(0)
  await browser.press(await browser.press(list, 'Delete'), 'Delete Group')
  expect(org.model.groups.find(crew.id)).toBeUndefined()
})

test('a name that another group has is refused beside its field', async () => {
  const { org, browser, at } = await openedConsole()
  org.createGroup({ name: 'Crew' })
  const page = await browser.press(await at('/admin/groups/add'), 'Save', { name: 'Crew' })
  expect(find(page.text, 'p', { id: 'name-error' })[0]?.text).toContain('already exists')
})

test('Everyone has its members by itself', async () => {
  const { org, at } = await openedConsole()
  const everyone = org.model.groups.list().find(({ type }) => type === 'BUILT_IN')!
  const page = textOf((await at(`/admin/group/${everyone.id}?assign=people&act=delete`)).text)
  expect(page).toContain('3 members')
  expect(page).not.toMatch(/Assign people|Remove|Delete/)
})

test('a person is put into a group on their own page', async () => {
  const { org, ann, press, personPath } = await openedConsole()
  const crew = org.createGroup({ name: 'Crew' })
  await press(`${personPath}/groups`, 'Add to group', 'Add Crew')
  expect(org.model.groups.isMember(crew, ann)).toBe(true)
  await press(`${personPath}/groups`, 'Remove Crew')
  expect(org.model.groups.isMember(crew, ann)).toBe(false)
})

test('a simple rule fills its group once it is activated', async () => {
  const { org, ann, browser, at } = await openedConsole()
  const crew = org.createGroup({ name: 'Crew' })
  const form = await at('/admin/groups/rules/add')
  const fields = { name: 'Anns', attribute: 'firstName', comparison: 'starts-with', value: 'An' }
  const wrong = await browser.press(form, 'Save', { ...fields, group: 'Crews' })
  expect(find(wrong.text, 'p', { id: 'group-error' })).toHaveLength(1)
  const page = await browser.press(form, 'Save', { ...fields, group: 'Crew' })
  expect(org.model.groups.members(crew)).toEqual([])
  await browser.press(page, 'Activate Anns', { act: 'activate' })
  expect(org.model.groups.members(crew)).toEqual([ann])
})

test('an expression that cannot be read is refused beside its field', async () => {
  const { org, browser, at } = await openedConsole()
  org.createGroup({ name: 'Crew' })
  const fields = { name: 'Bad', expression: 'user.city ==', group: 'Crew' }
  const page = await browser.press(await at('/admin/groups/rules/add'), 'Save', fields)
  expect(find(page.text, 'p', { id: 'expression-error' })).toHaveLength(1)
})

test('the page of API tokens shows by what the token can be told, and not the token', async () => {
  const { org, at } = await openedConsole()
  const page = await at('/admin/access/api/tokens')
  expect(textOf(page.text)).toContain(`${org.apiToken.slice(0, 6)}…`)
  expect(page.text).not.toContain(org.apiToken)
})

test('an app is searched for and assigned on a person’s page with a user name, then removed', async () => {
  const { org, app, ann, browser, press, personPath } = await openedConsole()
  org.createGroup({ name: 'Crew' })
  const found = await browser.press(await press(personPath, 'Assign Applications'), 'Search', { q: 'ACME' })
  const chosen = await browser.press(found, 'Assign Acme Desk')
  expect(find(chosen.text, 'input', { name: 'userName' })[0]?.attributes.value).toBe(ann.profile.login)
  const going = await browser.press(chosen, 'Save and Go Back', { userName: 'ann-at-the-desk' })
  expect(org.model.assignments.appUser(app, ann)).toMatchObject({
    scope: 'USER',
    userName: 'ann-at-the-desk',
  })
  expect(find(going.text, 'a', { 'aria-label': 'Assign Acme Desk' })).toEqual([])
  const list = await browser.press(going, 'Done')
  expect(textOf(list.text)).toContain('ann-at-the-desk · assigned individually')
  await browser.press(list, 'Remove Acme Desk')
  expect(org.model.assignments.appUser(app, ann)).toBeUndefined()
})

test('what comes by a group is not removed on a person’s page, but can be assigned to them besides', async () => {
  const { org, app, ann, at, press, personPath } = await openedConsole()
  const crew = org.createGroup({ name: 'Crew' })
  org.addToGroup(crew.id, ann.id)
  org.model.assignments.assignGroup(app, crew)
  expect(find((await at(personPath)).text, 'button', { 'aria-label': 'Remove Acme Desk' })).toEqual([])
  const dialog = await press(personPath, 'Assign Applications')
  expect(textOf(dialog.text)).toContain('Acme Desk through Crew')
  await press(personPath, 'Assign Applications', 'Assign Acme Desk', 'Save and Go Back')
  expect(org.model.assignments.hasOwn(app, ann)).toBe(true)
})

test('an app that was assigned meanwhile is not assigned twice, and the dialog says so', async () => {
  const { org, app, ann, browser, press, personPath } = await openedConsole()
  const chosen = await press(personPath, 'Assign Applications', 'Assign Acme Desk')
  org.model.assignments.assignUser(app, ann, 'first')
  const page = await browser.press(chosen, 'Save and Go Back', { userName: 'second' })
  expect(page.status).toBe(409)
  expect(textOf(page.text)).toContain('The specified user is already assigned to the application.')
  expect(find(page.text, 'input', { name: 'userName' })[0]?.attributes.value).toBe('second')
  expect(org.model.assignments.appUser(app, ann)?.userName).toBe('first')
})

test('no app is offered to a deactivated person, and one asked for before is refused', async () => {
  const { org, app, ann, browser, at, press, personPath } = await openedConsole()
  const chosen = await press(personPath, 'Assign Applications', 'Assign Acme Desk')
  org.model.users.deactivate(ann)
  const refused = await browser.press(chosen, 'Save and Go Back')
  expect(refused.status).toBe(403)
  expect(org.model.assignments.hasOwn(app, ann)).toBe(false)
  const page = textOf((await at(`${personPath}?assign=apps`)).text)
  expect(page).toContain('Activate the person to assign apps again.')
  expect(page).not.toContain('Assign Applications to')
})

test('a group is given an app on its own page, and loses it there', async () => {
  const { org, app, ann, browser, at } = await openedConsole()
  const crew = org.createGroup({ name: 'Crew' })
  org.addToGroup(crew.id, ann.id)
  const dialog = await browser.press(await at(`/admin/group/${crew.id}/apps`), 'Assign Applications')
  const found = await browser.press(dialog, 'Search', { q: 'desk' })
  const going = await browser.press(found, 'Assign Acme Desk')
  expect(org.model.assignments.appUser(app, ann)?.scope).toBe('GROUP')
  expect(find(going.text, 'input', { id: 'dialog-search' })[0]?.attributes.value).toBe('desk')
  const list = await browser.press(going, 'Done')
  expect(textOf(list.text)).toContain('Acme Desk Priority 0')
  await browser.press(list, 'Remove Acme Desk')
  expect(org.model.assignments.appUser(app, ann)).toBeUndefined()
})

test('many apps are shown in parts and searched for, on the page and in the dialog', async () => {
  const { org, ann, browser, at, personPath } = await openedConsole()
  const bookmark = org.catalog.find('bookmark')!
  for (let number = 10; number < 70; number++) {
    const wiki = { label: `Wiki ${number}`, url: 'https://wiki.example/' }
    const added = org.model.applications.add(bookmark, wiki)
    if (number < 65) org.model.assignments.assignUser(added, ann)
  }
  const first = await at(personPath)
  const removals = (text: string) => find(text, 'button').filter(one => one.text === 'Remove').length
  expect(removals(first.text)).toBe(50)
  expect(removals((await browser.press(first, 'Next page')).text)).toBe(5)
  expect(removals((await browser.press(first, 'Search', { q: 'wiki 2' })).text)).toBe(10)
  const offered = await browser.press(first, 'Assign Applications')
  expect(find(offered.text, 'a').filter(one => one.text === 'Assign').length).toBe(6)
  const none = await browser.press(offered, 'Search', { q: 'wiki 2' })
  expect(textOf(none.text)).toContain('No applications match “wiki 2”')
})

test.each(['nothing', '__proto__', ''])('an app “%s” is none: 404, and nothing is changed', async appId => {
  const { org, ann, browser, at } = await openedConsole()
  const crew = org.createGroup({ name: 'Crew' })
  const token = find((await at('/admin/groups/add')).text, 'input', { name: '_csrf' })[0]!.attributes.value!
  const before = JSON.stringify(org.model.state)
  for (const place of [`user/profile/view/${ann.id}/apps`, `group/${crew.id}/apps`]) {
    for (const act of ['assign', 'remove']) {
      const body = new URLSearchParams({ appId, _csrf: token })
      const page = await browser.ask(`${org.adminUrl}/admin/${place}/${act}`, { method: 'POST', body })
      expect(page.status, `${place}/${act}`).toBe(404)
    }
  }
  expect(JSON.stringify(org.model.state)).toBe(before)
})
