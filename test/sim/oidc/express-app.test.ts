import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { auth, requiresAuth } from 'express-openid-connect'
import { expect, onTestFinished, test } from 'vitest'
import type { RunningOrg } from '../../../sim/index.ts'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { addClient } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()

/** An Express app that others' middleware protects, as its documentation shows it. */
async function serveApp(org: RunningOrg) {
  const app = express()
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const baseURL = `http://desk.localhost:${(server.address() as AddressInfo).port}`
  const client = addClient(org, {}, [`${baseURL}/callback`])
  app.use(
    auth({
      issuerBaseURL: org.url,
      baseURL,
      clientID: client.id,
      clientSecret: client.clientSecret!,
      secret: 'a long secret that signs the cookies of the app',
      authRequired: false,
      authorizationParams: { response_type: 'code', scope: 'openid profile email' },
    }),
  )
  app.get('/who', requiresAuth(), async (request, response) => {
    response.json({ claims: request.oidc.user, userinfo: await request.oidc.fetchUserInfo() })
  })
  return { baseURL, client }
}

test('express-openid-connect takes a person through a whole sign-in, to the page that they wanted', async () => {
  const { org, ann } = await newOrg()
  const { baseURL, client } = await serveApp(org)
  org.model.assignments.assignUser(client, ann)
  const browser = openBrowser()
  const toOkta = await browser.ask(`${baseURL}/who`)
  const back = await signIn(browser, await browser.open(toOkta.leadsTo!), ann.profile.login, PASSWORD)
  expect(back.leadsTo?.href.startsWith(`${baseURL}/callback?code=`)).toBe(true)
  const landed = await browser.ask(back.leadsTo!)
  expect([landed.status, landed.leadsTo?.pathname]).toEqual([302, '/who'])
  const page = await browser.ask(landed.leadsTo!)
  expect(JSON.parse(page.text)).toMatchObject({
    claims: { sub: ann.id, email: ann.profile.login, name: 'Ann Jones' },
    userinfo: { sub: ann.id, given_name: 'Ann', family_name: 'Jones' },
  })
  expect(JSON.parse(page.text).claims).not.toHaveProperty('given_name')
})

test('express-openid-connect hears in Okta’s words that a person is not assigned', async () => {
  const { org, ben } = await newOrg()
  const { baseURL } = await serveApp(org)
  const browser = openBrowser()
  const toOkta = await browser.ask(`${baseURL}/who`)
  const back = await signIn(browser, await browser.open(toOkta.leadsTo!), ben.profile.login, PASSWORD)
  const refused = await browser.ask(back.leadsTo!)
  expect(refused.status).toBe(400)
  expect(back.leadsTo?.searchParams.get('error_description')).toBe(
    'User is not assigned to the client application.',
  )
  expect((await browser.ask(`${baseURL}/who`)).leadsTo?.host).toBe(new URL(org.url).host)
})
