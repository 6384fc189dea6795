import { expect, test } from 'vitest'
import { emptyOrgState } from '../../../sim/org/org.ts'
import { ORG_FILE_VERSION, orgFile, readOrgFile } from '../../../sim/storage/org-file.ts'
import { newOrg } from '../org/model.ts'

/** An org with a person who may use an app, as the first version wrote it: without what came later. */
function firstVersion() {
  const org = newOrg()
  const app = org.configuredApp()
  org.assignments.assignUser(app, org.person('Ann'))
  const { release: _release, groupRules: _rules, ...state } = structuredClone(org.state)
  const without = <T extends object>(record: T, ...members: (keyof T)[]) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !members.includes(name as keyof T)))
  return {
    state: org.state,
    app,
    file: {
      ...state,
      applications: {
        [app.id]: without(app, 'pendingClientSecret', 'oauthClient', 'tokensNotBefore'),
      },
      assignments: state.assignments.map(assignment => without(assignment, 'profile')),
    },
  }
}

test('what is written is read again, and names its version', () => {
  const state = emptyOrgState('acme')
  expect(orgFile(state)).toMatchObject({ version: ORG_FILE_VERSION, name: 'acme' })
  expect(readOrgFile(JSON.parse(JSON.stringify(orgFile(state))))).toEqual(state)
})

test.each([undefined, 1])('a file of version %s is read with the defaults of what came later', version => {
  const { file, state, app } = firstVersion()
  const read = readOrgFile({ ...(version && { version }), ...file })
  expect(read.release).toBe('2026.08')
  expect(read.groupRules).toEqual({})
  expect(read.applications[app.id]).toMatchObject({
    label: app.label,
    clientSecret: app.clientSecret,
    pendingClientSecret: null,
    tokensNotBefore: null,
    oauthClient: { tokenEndpointAuthMethod: 'client_secret_basic', groupsClaim: null },
  })
  expect(read.assignments).toMatchObject([{ userId: Object.keys(state.users)[0], profile: {} }])
})

test('a file of this version that lacks what the first one lacked holds no org', () => {
  const { file } = firstVersion()
  expect(() => readOrgFile({ version: ORG_FILE_VERSION, ...file })).toThrow('pendingClientSecret')
})

test.each([0, -1, 1.5, '2', null])('%s is no version', version => {
  expect(() => readOrgFile({ ...orgFile(emptyOrgState('acme')), version })).toThrow('does not hold an org')
})
