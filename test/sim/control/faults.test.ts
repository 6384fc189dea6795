import { expect, test } from 'vitest'
import { FAULTS } from '../../../sim/index.ts'
import { codeFor, completeSignIn } from '../oidc/relying-party.ts'
import { oktaOfThisFile } from '../okta.ts'
import { askControl } from './control-client.ts'

const { okta, newOrg } = oktaOfThisFile()

async function discoveryOf({ url }: { url: string }) {
  return (await fetch(`${url}/.well-known/openid-configuration`)).json()
}

test('every fault is listed with what it does, and whether it takes anything', async () => {
  const { body } = await askControl(okta(), 'GET', '/_sim/faults')
  const listed = body.faults as { name: string; does: string; takes: boolean }[]
  expect(listed.map(({ name }) => name)).toEqual(Object.keys(FAULTS))
  expect(listed.find(({ name }) => name === 'userinfo/claims')).toMatchObject({ takes: true })
  expect(listed.find(({ name }) => name === 'id-token/iss-missing')).toEqual({
    name: 'id-token/iss-missing',
    place: 'token',
    does: 'the ID token has no issuer',
    takes: false,
  })
})

test('a fault that is put in force strikes once, and is told to have struck', async () => {
  const { org } = await newOrg()
  const at = `/_sim/orgs/${org.name}/faults`
  const made = await askControl(okta(), 'POST', at, { name: 'discovery/issuer-mismatch' })
  expect(made.body).toMatchObject({ name: 'discovery/issuer-mismatch', inForce: true, delivered: 0 })
  expect((await discoveryOf(org)).issuer).toBe(org.strangerUrl)
  expect((await discoveryOf(org)).issuer).toBe(org.url)
  const { body } = await askControl(okta(), 'GET', at)
  expect(body.faults).toEqual([{ ...made.body, inForce: false, delivered: 1 }])
})

test('a fault that goes on is ended by its id, and all by one request', async () => {
  const { org } = await newOrg()
  const at = `/_sim/orgs/${org.name}/faults`
  const first = await askControl(okta(), 'POST', at, {
    name: 'discovery/further-members',
    times: 'until-cleared',
  })
  await askControl(okta(), 'POST', at, { name: 'discovery/issuer-mismatch', times: 'until-cleared' })
  expect((await askControl(okta(), 'DELETE', `${at}/${first.body.id}`)).status).toBe(204)
  expect(await discoveryOf(org)).toMatchObject({ issuer: org.strangerUrl })
  expect(await discoveryOf(org)).not.toHaveProperty('x-region')
  expect((await askControl(okta(), 'DELETE', at)).status).toBe(204)
  expect(await discoveryOf(org)).toMatchObject({ issuer: org.url })
})

test('a fault for one person leaves everybody else alone', async () => {
  const { org, ann, app } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const at = `/_sim/orgs/${org.name}/faults`
  const fault = { name: 'id-token/iss-missing', person: 'somebody-else', times: 'until-cleared' }
  await askControl(okta(), 'POST', at, fault)
  const { begun, callback } = await codeFor(org, app, ann)
  expect((await completeSignIn(begun, callback)).claims()?.iss).toBe(org.url)
  const { body } = await askControl(okta(), 'GET', at)
  expect(body.faults).toMatchObject([{ delivered: 0, inForce: true }])
})

test.each([
  [{ name: 'id-token/iss-mising' }, 'name'],
  [{ name: 'id-token/iss-other-tenant' }, 'with'],
  [{ name: 'id-token/iss-missing', with: 1 }, 'takes nothing'],
  [{ name: 'id-token/iss-missing', times: 0 }, 'times'],
  [{ name: 'keys/empty', app: '0oa1' }, 'one app or person'],
])('what can not be put in force is refused in words: %j', async (body, word) => {
  const { org } = await newOrg()
  const answer = await askControl(okta(), 'POST', `/_sim/orgs/${org.name}/faults`, body)
  expect(answer.status).toBe(400)
  expect(answer.body.error?.message).toContain(word)
  expect(org.faults.list()).toEqual([])
})

test('a fault that is not there is said not to be there', async () => {
  const { org } = await newOrg()
  const answer = await askControl(okta(), 'DELETE', `/_sim/orgs/${org.name}/faults/fault-9`)
  expect([answer.status, answer.body.error?.code]).toEqual([404, 'not_found'])
})
