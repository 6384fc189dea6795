import { EventEmitter } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Keyboard } from '../../scenarios/commands/keyboard.ts'
import { doors, start } from '../../scenarios/commands/start.ts'
import type { Okta } from '../../sim/index.ts'
import { startsOfThisFile } from './starts.ts'

// Each start makes RSA keys, which can take a second and more where other work runs beside it.
vi.setConfig({ testTimeout: 30_000 })

const { temporaryFolder } = startsOfThisFile()

const person = (firstName: string) => ({
  firstName,
  lastName: 'One',
  login: `${firstName.toLowerCase()}@acme.example`,
  password: 'A-password-1',
})

/** Okta alone, started on a terminal. */
async function onTerminal(seed?: string) {
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
  const options = {
    oktaPort: 0,
    spPort: 0,
    connectionDelay: 0,
    json: false,
    sources: {},
    only: 'okta' as const,
  }
  const controller = new AbortController()
  const ended = start({ ...options, seed }, terminal, controller.signal, { ...doors, startOkta }, keyboard)
  await expect.poll(() => lines.join('\n'), { timeout: 20_000 }).toContain('q quit')
  const org = okta!.org('acme')!
  return { org, okta: okta!, lines, ended, type: (key: string) => keys.emit('data', Buffer.from(key)) }
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

test('r reads the seed file again, and a file that cannot be planted leaves the org as it began', async () => {
  const path = join(await temporaryFolder(), 'seed.json')
  const save = (people: unknown[]) => writeFile(path, JSON.stringify({ people }))
  await save([person('Ann')])
  const { org, okta, lines, ended, type } = await onTerminal(path)
  const logins = () => org.model.users.list().map(({ profile }) => profile.login)
  await save([person('Ben')])
  await expect
    .poll(() => lines.at(-1), { timeout: 5000 })
    .toBe(`${path} has changed: press r to start over with it.`)
  type('r')
  await expect.poll(() => lines.at(-1)).toContain('is what it was at the start')
  expect(logins()).toEqual(['noor.haddad@acme.example', 'ben@acme.example'])
  expect(await (await fetch(okta.url)).text()).toContain('ben@acme.example')
  await save([{ ...person('Cleo'), login: 7 }])
  await expect.poll(() => lines.at(-1), { timeout: 5000 }).toContain('has changed')
  type('r')
  await expect.poll(() => lines.at(-1)).toContain(`--seed ${path} can't be used`)
  expect(logins()).toEqual(['noor.haddad@acme.example', 'ben@acme.example'])
  type('q')
  await ended
})
