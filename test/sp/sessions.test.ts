import { expect, test } from 'vitest'
import { createSessions, sessionLifetimeMs } from '../../sp/sign-in/sessions.ts'

test('a session is of one workspace, for eight hours, until it ends', () => {
  let time = 1000
  const sessions = createSessions(() => time)
  const open = () => sessions.open({ workspace: 'acme', userId: 'usr_1', method: 'okta' })
  const id = open()
  expect(sessions.find(id, 'acme')).toEqual({
    workspace: 'acme',
    userId: 'usr_1',
    method: 'okta',
    signedInAt: 1000,
  })
  expect(sessions.find(id, 'beta')).toBeUndefined()
  expect(sessions.find(undefined, 'acme')).toBeUndefined()

  const other = open()
  sessions.end(other)
  expect(sessions.find(other, 'acme')).toBeUndefined()

  time += sessionLifetimeMs
  expect(sessions.find(id, 'acme')).toBeUndefined()
})
