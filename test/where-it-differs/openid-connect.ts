import { decodeProtectedHeader } from 'jose'
import { expect } from 'vitest'
import { startOkta } from '../../sim/index.ts'
import { basic, post } from '../sim/oidc/back-channel.ts'
import {
  addClient,
  beginSignIn,
  codeFor,
  completeSignIn,
  exchange,
  userinfo,
} from '../sim/oidc/relying-party.ts'
import { PASSWORD } from '../sim/okta.ts'
import { openBrowser, signIn } from '../sim/okta-browser.ts'
import { textOf } from '../sim/pages/markup-reader.ts'
import type { Check, Checks } from './check.ts'

type Scene = Awaited<ReturnType<Parameters<Check>[0]['newOrg']>>

/** What an authorization request of an app is answered with: parameters sent to it, or a page's text. */
async function answerTo(
  { org }: Scene,
  app: Scene['app'],
  changes: Record<string, string>,
): Promise<Record<string, string> & { page?: string }> {
  const { leadsTo, text } = await openBrowser().open((await beginSignIn(org, app, changes)).url)
  if (!leadsTo) return { page: textOf(text) }
  return Object.fromEntries(leadsTo.hash ? new URLSearchParams(leadsTo.hash.slice(1)) : leadsTo.searchParams)
}

/** A client of the org's own that Ann may use. */
async function ownClient(newOrg: () => Promise<Scene>, settings: Parameters<typeof addClient>[1] = {}) {
  const scene = await newOrg()
  const client = addClient(scene.org, settings)
  scene.org.model.assignments.assignUser(client, scene.ann)
  return { scene, client, org: scene.org, ann: scene.ann }
}

const jwksOf = async (url: string, query = '') =>
  ((await (await fetch(`${url}/oauth2/v1/keys${query}`)).json()) as { keys: { kid: string }[] }).keys

/** The authorization servers: requests, keys and tokens. */
export const openidConnect: Checks = {
  async 'signing keys'() {
    const okta = await startOkta({ port: 0 })
    try {
      const kids: string[] = []
      for (let number = 1; number <= 5; number += 1) {
        const org = await okta.createOrg({ name: `keys-${number}` })
        kids.push((await jwksOf(org.url))[0]!.kid)
      }
      expect(new Set(kids.slice(0, 4)).size).toBe(4)
      expect(kids[4]).toBe(kids[0])
      const custom = await Promise.all(
        [1, 2, 3].map(async number => {
          const { url } = okta.org(`keys-${number}`)!
          const answer = await fetch(`${url}/oauth2/default/v1/keys`)
          return ((await answer.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid).sort()
        }),
      )
      expect(new Set(custom.flat()).size).toBe(4)
    } finally {
      await okta.close()
    }
  },

  async discovery({ newOrg }) {
    const { org } = await newOrg()
    const document = await (await fetch(`${org.url}/.well-known/openid-configuration`)).json()
    expect(document.response_types_supported).toEqual(['code', 'id_token'])
    for (const absent of [
      'registration_endpoint',
      'device_authorization_endpoint',
      'pushed_authorization_request_endpoint',
      'request_parameter_supported',
    ]) {
      expect(document).not.toHaveProperty(absent)
    }
  },

  async 'pinned keys'({ newOrg }) {
    const { org, app } = await newOrg()
    expect(await jwksOf(org.url, `?client_id=${app.id}`)).toEqual(await jwksOf(org.url))
  },

  async 'dynamic registration, device flow, PAR, CIBA, DPoP'({ newOrg }) {
    const { org, app } = await newOrg()
    for (const endpoint of ['clients', 'device/authorize', 'par', 'bc/authorize']) {
      const response = await fetch(`${org.url}/oauth2/v1/${endpoint}`, {
        method: 'POST',
        headers: basic(app),
        body: new URLSearchParams({ scope: 'openid' }),
      })
      expect([endpoint, response.status]).toEqual([endpoint, 404])
    }
    const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
    expect((await post(org, 'token', { grant_type }, basic(app))).body.error).toBe('unsupported_grant_type')
  },

  async 'response mode `okta_post_message`'({ newOrg }) {
    const { scene, client } = await ownClient(newOrg, {
      responseTypes: ['id_token'],
      grantTypes: ['implicit'],
    })
    const changes = { response_type: 'id_token', response_mode: 'okta_post_message' }
    expect((await answerTo(scene, client, changes)).error).toBe('unsupported_response_mode')
  },

  async 'hybrid flows and `token`'({ newOrg }) {
    const { scene, client } = await ownClient(newOrg, {
      responseTypes: ['code', 'token', 'id_token'],
      grantTypes: ['authorization_code', 'implicit'],
    })
    for (const response_type of ['code id_token', 'code token', 'id_token token', 'token']) {
      const { error } = await answerTo(scene, client, { response_type })
      expect([response_type, error]).toEqual([response_type, 'unsupported_response_type'])
    }
  },

  async 'request objects, `request_uri`'({ newOrg }) {
    const scene = await newOrg()
    expect(await answerTo(scene, scene.app, { request: 'e30.e30.' })).toMatchObject({
      error_description: 'The authorize request object is not supported by this client.',
    })
    expect(await answerTo(scene, scene.app, { request_uri: 'https://desk.example/request' })).toMatchObject({
      error_description: 'The authorize request uri is not supported by this client.',
    })
  },

  async '`prompt=enroll_authenticator`'({ newOrg }) {
    const scene = await newOrg()
    const { error_description } = await answerTo(scene, scene.app, { prompt: 'enroll_authenticator' })
    expect(error_description).toBe(
      "Invalid value for 'prompt' parameter. Supported values: [none, login, consent]",
    )
  },

  async consent({ newOrg }) {
    const { org, ann, client } = await ownClient(newOrg, { consentMethod: 'REQUIRED' })
    expect((await codeFor(org, client, ann)).code).not.toBe('')
  },

  async 'claim `groups`'({ newOrg }) {
    const { org, ann, client } = await ownClient(newOrg)
    org.model.applications.setGroupsClaim(client, { filterType: 'REGEX', value: '.*' })
    const { begun, callback } = await codeFor(org, client, ann, { scope: 'openid email groups' })
    const tokens = await completeSignIn(begun, callback)
    const shown = [tokens.claims()?.groups, (await userinfo(org, tokens.access_token)).body.groups]
    expect(shown).toEqual([['Everyone'], ['Everyone']])
  },

  async 'missing `redirect_uri`; `groups` or `offline_access` for an OIN app'({ newOrg }) {
    const scene = await newOrg()
    expect((await answerTo(scene, scene.app, { redirect_uri: '' })).page).toContain(
      "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings.",
    )
    for (const scope of ['groups', 'offline_access']) {
      expect(await answerTo(scene, scene.app, { scope: `openid ${scope}` })).toMatchObject({
        error: 'invalid_scope',
        error_description: `The following scopes are not allowed for this request: [${scope}].`,
      })
    }
  },

  async 'POST to /authorize and /logout'({ newOrg }) {
    const { org, app } = await newOrg()
    const { url } = await beginSignIn(org, app)
    for (const endpoint of ['authorize', 'logout']) {
      const address = `${org.url}/oauth2/v1/${endpoint}`
      const page = await openBrowser().ask(address, { method: 'POST', body: url.searchParams })
      expect([page.status, page.leadsTo?.href]).toEqual([303, `${address}?${url.searchParams}`])
    }
  },

  async 'embed link of an app that takes sign-ins of its own only'({ newOrg }) {
    const { org, app, ann } = await newOrg()
    org.model.assignments.assignUser(app, ann)
    app.oauthClient.idpInitiatedLogin = 'DISABLED'
    const browser = openBrowser()
    const page = await browser.open(`${org.url}/home/${app.name}/${app.id}/${app.linkId}`)
    const refused = await signIn(browser, page, ann.profile.login, PASSWORD)
    expect([refused.status, org.model.systemLog.list().at(-1)]).toMatchObject([
      400,
      { eventType: 'user.authentication.sso', result: 'FAILURE', reason: 'idp_initated_flow_disabled' },
    ])
  },

  async 'key rotation'({ newOrg }) {
    const { org, ann, client } = await ownClient(newOrg)
    const kidNow = async () => {
      const { begun, callback } = await codeFor(org, client, ann)
      return decodeProtectedHeader((await completeSignIn(begun, callback)).id_token!).kid
    }
    const before = await kidNow()
    await org.rotateKeys()
    expect(await kidNow()).not.toBe(before)
    expect((await jwksOf(org.url)).map(({ kid }) => kid)).toContain(before)
  },

  async 'between code and token: removed from the app; suspended'({ newOrg }) {
    const { org, ann, client } = await ownClient(newOrg)
    const redeem = async (meanwhile: () => void) => {
      const { begun, code } = await codeFor(org, client, ann)
      meanwhile()
      return (await exchange(org, client, { code, code_verifier: begun.verifier })).body.error_description
    }
    expect(await redeem(() => org.model.assignments.unassignUser(client, ann))).toBe(
      'User is not assigned to the client application.',
    )
    org.model.assignments.assignUser(client, ann)
    expect(await redeem(() => org.model.users.suspend(ann))).toBe(
      'The authorization code is invalid or has expired.',
    )
  },
}
