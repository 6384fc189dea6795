import { beforeAll, describe, expect, test } from 'vitest'
import { counted } from '../counted.ts'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { type Browser, openBrowser, signIn } from '../okta-browser.ts'
import { find, textOf } from '../pages/markup-reader.ts'

const PEOPLE = Number(process.env.OIN_SIM_TEST_PEOPLE ?? 20_000)
const FIRST = ['Ada', 'Bruno', 'Chiara', 'Dong-hyun', 'Esi', 'Farid', 'Greta', 'Hana', 'Ivo', 'Jun']
const MOST_BYTES = 60_000
/** A page shows 50 people, looks at no more than 2,000 entries of a list, and reads each person a few times. */
const MOST_READS = 6_000

const { newOrg } = oktaOfThisFile()
let browser: Browser
let reads = 0
let paths: Record<string, string>
let adminUrl: string

beforeAll(async () => {
  const { org, ada, app } = await newOrg()
  const { model } = org
  const [crew, half] = [model.groups.create({ name: 'Crew' }), model.groups.create({ name: 'Half' })]
  for (let number = 0; number < PEOPLE; number += 1) {
    const profile = {
      firstName: FIRST[number % FIRST.length]!,
      lastName: `Number${String(number).padStart(6, '0')}`,
      login: `person-${number}@large.example`,
    }
    const user = model.users.create({ profile })
    model.groups.addMember(crew, user)
    if (number % 2 === 0) model.groups.addMember(half, user)
    if (number % 4 === 0) model.assignments.assignUser(app, user)
  }
  model.assignments.assignGroup(app, half)
  model.assignments.assignGroup(app, crew)
  model.assignments.assignGroup(app, model.groups.list().find(({ type }) => type === 'BUILT_IN')!)
  const person = model.users.get('person-7@large.example')
  adminUrl = org.adminUrl
  browser = openBrowser()
  await signIn(browser, await browser.open(adminUrl), ada.profile.login, PASSWORD)
  model.state.users = counted(model.state.users, more => {
    reads += more
  })
  const instance = `/admin/app/${app.name}/instance/${app.id}/assignments`
  paths = {
    overview: '/admin/dashboard',
    people: '/admin/users',
    'people of one status': '/admin/users?status=PROVISIONED',
    'people found by a first name': '/admin/users?q=greta',
    'people found by a username': '/admin/users?q=person-19',
    'nobody found': '/admin/users?q=zzz',
    person: `/admin/user/profile/view/${person.id}`,
    'groups of a person': `/admin/user/profile/view/${person.id}/groups`,
    groups: '/admin/groups',
    'members of a group': `/admin/group/${crew.id}`,
    'members found': `/admin/group/${crew.id}?q=hana`,
    'people to put into a group': `/admin/group/${half.id}?assign=people&q=b`,
    'people with an app': instance,
    'people with an app found': `${instance}?q=chiara`,
    'groups with an app': `${instance}?filter=groups`,
    'people to assign': `${instance}?assign=people&q=ivo`,
    'assignments to convert': `${instance}?assign=convert`,
    'System Log': '/admin/reports/system-log',
    'System Log searched': '/admin/reports/system-log?q=person-7',
    'System Log by an expression': `/admin/reports/system-log?${new URLSearchParams({ q: `target.id eq "${person.id}"` })}`,
  }
}, 120_000)

/** A page and what it cost, once the lists it shows have been made. */
async function costOf(path: string) {
  await browser.ask(`${adminUrl}${path}`)
  reads = 0
  const started = performance.now()
  const page = await browser.ask(`${adminUrl}${path}`)
  return { page, reads, bytes: Buffer.byteLength(page.text), ms: performance.now() - started }
}

describe('in an org of many thousand people', () => {
  test('every page of the console is small, and made from a few records', async () => {
    const costs: Record<string, unknown> = {}
    for (const [name, path] of Object.entries(paths)) {
      const { page, reads, bytes, ms } = await costOf(path)
      costs[name] = { reads, bytes, ms: Math.round(ms) }
      expect(page.status, name).toBe(200)
      expect(bytes, name).toBeLessThan(MOST_BYTES)
      expect(reads, name).toBeLessThan(MOST_READS)
    }
    if (process.env.OIN_SIM_TEST_PEOPLE) console.table(costs)
  }, 120_000)

  test('every person stands in the list once, in the order of their names', async () => {
    const names: string[] = []
    let address: URL | undefined = new URL(`${adminUrl}/admin/users?q=person-19`)
    while (address) {
      const page = await browser.ask(address)
      names.push(...find(page.text, 'a', { class: 'row-name' }).map(({ text }) => text))
      const next = find(page.text, 'a', { rel: 'next' })[0]?.attributes.href
      address = next === undefined ? undefined : new URL(next, address)
    }
    const expected = [...Array(PEOPLE).keys()].filter(number => String(number).startsWith('19'))
    expect(names).toHaveLength(expected.length)
    expect(new Set(names).size).toBe(names.length)
  }, 60_000)

  test('a change is in the list at once', async () => {
    const found = async () => textOf((await browser.ask(`${adminUrl}/admin/users?q=zora`)).text)
    expect(await found()).toContain('No people match')
    const page = await browser.ask(`${adminUrl}/admin/users/add`)
    const fields = { firstName: 'Zora', lastName: 'Newcomer', login: 'latest@large.example' }
    const added = await browser.press(page, 'Save', fields)
    expect(textOf(added.text)).toContain('The person was added')
    expect(await found()).toContain('1 person')
    const profile = await browser.press(added, 'Profile')
    await browser.press(profile, 'Save', { firstName: 'Cora' })
    expect(await found()).toContain('No people match')
  })
})
