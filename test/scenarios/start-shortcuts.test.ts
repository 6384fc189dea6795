import { EventEmitter } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { FaultOption } from '../../scenarios/commands/fault-options.ts'
import type { Keyboard } from '../../scenarios/commands/keyboard.ts'
import { doors, start } from '../../scenarios/commands/start.ts'
import type { Okta } from '../../sim/index.ts'
import { operatorOf } from '../sp/operator.ts'
import { startsOfThisFile } from './starts.ts'

// Each start makes RSA keys, which can take a second and more where other work runs beside it.
vi.setConfig({ testTimeout: 30_000 })

const { temporaryFolder } = startsOfThisFile()

type Asked = { seed?: string; data?: string; both?: boolean; fault?: FaultOption[] }

const person = (firstName: string) => ({
  firstName,
  lastName: 'One',
  login: `${firstName.toLowerCase()}@acme.example`,
  password: 'A-password-1',
})

/** Okta alone or both, started on a terminal. */
async function onTerminal({ seed, data, both, fault }: Asked = {}) {
  const keys = new EventEmitter()
  const keyboard: Keyboard = {
    isTTY: true,
    setRawMode: () => undefined,
    on: (event, listener) => keys.on(event, listener),
    off: (event, listener) => keys.off(event, listener),
    resume: () => undefined,
    pause: () => undefined,
  }
  const lines: string[] = []
  const write = (line: string) => void lines.push(line)
  const terminal = { out: write, err: write, screen: { isTTY: true, width: 80, colors: false } }
  let okta: Okta | undefined
  const startOkta: typeof doors.startOkta = async options => {
    okta = await doors.startOkta(options)
    return okta
  }
  let alpacon: Awaited<ReturnType<typeof doors.startAlpacon>> | undefined
  const startAlpacon: typeof doors.startAlpacon = async options => {
    alpacon = await doors.startAlpacon(options)
    return alpacon
  }
  const options = {
    oktaPort: 0,
    spPort: 0,
    connectionDelay: 0,
    json: false,
    sources: {},
    ...(both ? {} : { only: 'okta' as const }),
    ...(data && { data }),
    ...(fault && { fault }),
  }
  const controller = new AbortController()
  const ended = start(
    { ...options, seed },
    terminal,
    controller.signal,
    { startOkta, startAlpacon },
    keyboard,
  )
  await expect.poll(() => lines.join('\n'), { timeout: 20_000 }).toContain('q quit')
  const org = okta!.org('acme')!
  return {
    org,
    okta: okta!,
    alpacon,
    lines,
    ended,
    type: (key: string) => keys.emit('data', Buffer.from(key)),
  }
}

test('r makes the org what it was at the start, and q ends it all', async () => {
  const { org, okta, lines, ended, type } = await onTerminal()
  expect(lines.join('\n')).toMatch(/Inspector +http:\/\/okta\.localhost:\d+\/inspector\n/)
  const ada = org.model.users.find('ada.lindqvist@acme.example')!
  org.model.users.deactivate(ada)
  org.moveClock({ offsetSeconds: 600 })
  type('r')
  await expect.poll(() => lines.at(-1)).toBe('The org "acme" is what it was at the start.')
  expect(org.model.users.find('ada.lindqvist@acme.example')?.status).toBe('ACTIVE')
  expect(org.model.offsetSeconds()).toBe(0)
  type('q')
  expect(await ended).toBe(0)
  await expect(fetch(okta.url)).rejects.toThrow()
})

test('a seed file that changes is planted as far as it is new, what is left is told, and r does it all', async () => {
  const path = join(await temporaryFolder(), 'seed.json')
  const save = (seed: unknown) => writeFile(path, JSON.stringify(seed))
  await save({ people: [person('Ann'), person('Dee')] })
  const { org, okta, lines, ended, type } = await onTerminal({ seed: path })
  const logins = () => org.model.users.list().map(({ profile }) => profile.login)
  const told = (words: string) => expect.poll(() => lines.at(-1), { timeout: 5000 }).toContain(words)
  const began = ['noor.haddad@acme.example', 'ann@acme.example', 'dee@acme.example']
  const crew = { name: 'Crew', members: ['ann@acme.example'] }
  await save({ groups: [crew], people: [{ ...person('Ann'), firstName: 'Anna' }, person('Ben')] })
  await told(`${path} has changed. Added: group Crew, person ben@acme.example.`)
  expect(lines.at(-1)).toContain(
    'Left as it was: person ann@acme.example has changed, person dee@acme.example is gone. Press r',
  )
  expect(logins()).toEqual([...began, 'ben@acme.example'])
  expect(org.model.users.find('ann@acme.example')?.profile.firstName).toBe('Ann')
  expect(org.model.groups.memberCount(org.model.groups.byName('Crew')!)).toBe(1)
  expect(await (await fetch(okta.url)).text()).toContain('ben@acme.example')
  type('r')
  await told('is what it was at the start')
  expect(logins()).toEqual(['noor.haddad@acme.example', 'ann@acme.example', 'ben@acme.example'])
  expect(org.model.users.find('ann@acme.example')?.profile.firstName).toBe('Anna')
  type('q')
  await ended
})

test.each([
  ['is not JSON', '{ "people": [', 'JSON'],
  ['has a person without a login', '{ "people": [{ "firstName": "Cleo" }] }', 'people[0].login'],
  ['has a member that is none', '{ "persons": [] }', 'persons'],
  [
    'has one that cannot be planted beside one that can',
    JSON.stringify({ people: [person('Ben'), { ...person('Cleo'), groups: ['Nowhere'] }] }),
    'There is no group "Nowhere".',
  ],
])('a seed file that %s leaves everything as it is and says what is wrong', async (_, text, wrong) => {
  const path = join(await temporaryFolder(), 'seed.json')
  await writeFile(path, JSON.stringify({ people: [person('Ann')] }))
  const { org, lines, ended, type } = await onTerminal({ seed: path })
  const before = JSON.stringify(org.model.state)
  await writeFile(path, text)
  await expect
    .poll(() => lines.at(-1), { timeout: 5000 })
    .toBe(`${path} has changed, but can't be used as it is: nothing was changed.`)
  expect(lines.join('\n')).toContain(`--seed ${path} can't be used`)
  expect(lines.slice(-4).join('\n')).toContain(wrong)
  expect(JSON.stringify(org.model.state)).toBe(before)
  type('r')
  await expect.poll(() => lines.at(-1)).not.toContain('has changed')
  expect(org.model.users.list().map(({ profile }) => profile.login)).toEqual([
    'noor.haddad@acme.example',
    'ann@acme.example',
  ])
  type('q')
  await ended
})

test('r makes Alpacon too what it was, and puts the faults of the start in force again', async () => {
  const { org, alpacon, lines, ended, type } = await onTerminal({
    both: true,
    fault: [{ name: 'discovery/html' }],
  })
  const operator = operatorOf(alpacon!)
  await operator.makeWorkspace('extra')
  await operator.call('PATCH', 'workspaces/acme', { plan: 'Essential' })
  const discovery = () => fetch(`${org.url}/.well-known/openid-configuration`)
  org.faults.clearAll()
  expect((await discovery()).headers.get('content-type')).toContain('json')
  type('r')
  await expect
    .poll(() => lines.at(-1))
    .toBe(
      'The org "acme" and Alpacon are what they were at the start. Run Express Configuration again to connect them.',
    )
  const { body } = await operator.call('GET', 'workspaces')
  expect(body.map(({ name, plan }: Record<string, string>) => [name, plan])).toEqual([
    ['acme', 'Enterprise'],
    ['basement', 'Essential'],
  ])
  expect((await discovery()).headers.get('content-type')).toContain('html')
  type('q')
  await ended
})

test('r leaves Alpacon alone where its workspaces are of an earlier start, and says so', async () => {
  const data = await temporaryFolder()
  const first = await onTerminal({ both: true, data })
  await operatorOf(first.alpacon!).makeWorkspace('extra')
  first.type('q')
  await first.ended
  const { alpacon, lines, ended, type } = await onTerminal({ both: true, data })
  type('r')
  await expect.poll(() => lines.at(-1)).toContain('keeps what it knows')
  const { body } = await operatorOf(alpacon!).call('GET', 'workspaces')
  expect(body.map(({ name }: Record<string, string>) => name)).toContain('extra')
  type('q')
  await ended
})
