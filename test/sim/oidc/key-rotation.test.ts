import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import type { RunningOrg } from '../../../sim/index.ts'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { beginSignIn, codeFor, completeSignIn, userinfo } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()

async function keysOf(org: RunningOrg): Promise<JSONWebKeySet> {
  return (await (await fetch(`${org.url}/oauth2/v1/keys`)).json()) as JSONWebKeySet
}

const kidsOf = async (org: RunningOrg) => (await keysOf(org)).keys.map(({ kid }) => kid)
const kidOf = (jwt: string) => decodeProtectedHeader(jwt).kid
const isGood = async (org: RunningOrg, jwt: string) =>
  jwtVerify(jwt, createLocalJWKSet(await keysOf(org))).then(
    () => true,
    () => false,
  )

async function assigned() {
  const made = await newOrg()
  made.org.model.assignments.assignUser(made.app, made.ann)
  return made
}

async function idTokenOf({ org, app, ann }: Awaited<ReturnType<typeof assigned>>) {
  const { begun, callback } = await codeFor(org, app, ann)
  return (await completeSignIn(begun, callback)).id_token!
}

test('the key that was published ahead signs; what the old one signed is good until it is retired', async () => {
  const made = await assigned()
  const { org } = made
  const [signer, ahead] = await kidsOf(org)
  const before = await idTokenOf(made)
  expect(kidOf(before)).toBe(signer)

  await org.rotateKeys()
  const after = await idTokenOf(made)
  expect(kidOf(after)).toBe(ahead)
  const published = await kidsOf(org)
  expect([published.length, published.includes(signer!), published.includes(ahead!)]).toEqual([3, true, true])
  expect([await isGood(org, before), await isGood(org, after)]).toEqual([true, true])

  await org.retireOldKey()
  expect(await kidsOf(org)).toEqual(published.filter(kid => kid !== signer))
  expect([await isGood(org, before), await isGood(org, after)]).toEqual([false, true])
})

test('a sign-in that a rotation interrupts goes on: its page, its code and its session', async () => {
  const { org, app, ann } = await assigned()
  const browser = openBrowser()
  const begun = await beginSignIn(org, app)
  const page = await browser.open(begun.url)
  await org.rotateKeys()
  const back = await signIn(browser, page, ann.profile.login, PASSWORD)
  await org.rotateKeys()
  const tokens = await completeSignIn(begun, back.leadsTo!)
  expect(tokens.claims()?.sub).toBe(ann.id)
  await org.rotateKeys()
  expect((await userinfo(org, tokens.access_token)).status).toBe(200)
  const again = await beginSignIn(org, app, { prompt: 'none' })
  expect((await browser.open(again.url)).leadsTo?.searchParams.has('code')).toBe(true)
})

test('each rotation brings a key that was never there before, and other orgs keep theirs', async () => {
  const [{ org }, { org: other }] = [await newOrg(), await newOrg()]
  const others = await kidsOf(other)
  const seen = new Set(await kidsOf(org))
  for (const size of [3, 4, 5]) {
    await org.rotateKeys()
    for (const kid of await kidsOf(org)) seen.add(kid)
    expect(seen.size).toBe(size)
  }
  expect(await kidsOf(other)).toEqual(others)
})

test('the custom authorization server’s keys turn too', async () => {
  const { org } = await newOrg()
  const kids = async () => {
    const { keys } = (await (await fetch(`${org.url}/oauth2/default/v1/keys`)).json()) as JSONWebKeySet
    return keys.map(({ kid }) => kid)
  }
  const [first, second] = await kids()
  await org.rotateKeys()
  expect((await kids())[0]).toBe(second)
  await org.retireOldKey()
  expect(await kids()).not.toContain(first)
})
