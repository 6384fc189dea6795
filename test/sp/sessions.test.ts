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

  const inAnother = sessions.open({ workspace: 'beta', userId: 'usr_1', method: 'okta' })
  sessions.endAllOf('acme', 'usr_1')
  expect(sessions.find(id, 'acme')).toBeUndefined()
  expect(sessions.find(inAnother, 'beta')).toBeDefined()

  time += sessionLifetimeMs
  expect(sessions.find(inAnother, 'beta')).toBeUndefined()
})
