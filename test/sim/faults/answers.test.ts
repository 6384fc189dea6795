import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { FaultName } from '../../../sim/index.ts'
import { FAULTS } from '../../../sim/index.ts'
import { oktaOfThisFile } from '../okta.ts'
import {
  type Delivery,
  idTokenOf,
  publishedKeys,
  REQUESTS,
  type Sent,
  type Site,
  signerOf,
  watch,
} from './delivery.ts'
import { memberRows, newKeyRows, otherAnswerRows, textRows } from './rows/answers.ts'
import { earlierIdToken, idTokenRows, type SignatureRow, signatureRows } from './rows/id-token.ts'

const { okta, newOrg } = oktaOfThisFile()
let site: Site

// Within one second, so that what a fault says of the time can be told from what the token said.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterAll(() => void vi.useRealTimers())

beforeAll(async () => {
  const { org, ann, app } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  site = { okta: okta(), org, ann, app }
})

/** Delivers a fault once, where it strikes, and sees to it that it was counted and noted. */
async function deliver(name: FaultName, options: { with?: unknown } = {}): Promise<Delivery> {
  const ask = await REQUESTS[FAULTS[name].place as keyof typeof REQUESTS](site)
  const originalOf = watch(name)
  const fault = site.org.faults.inject(name, options)
  const sent = await ask()
  expect([fault.delivered, fault.inForce]).toEqual([1, false])
  expect(site.okta.exchanges.list().at(-1)?.faults).toEqual([name])
  return { ...site, original: originalOf(), sent }
}

/** Status and headers are as they would have been, but for the length. */
function expectSameEnvelope({ original, sent }: Delivery) {
  const { 'content-length': length, ...headers } = sent.headers
  const { 'content-length': _, ...before } = original.headers
  expect([sent.status, headers]).toEqual([original.status, before])
  expect(length).toBe(String(Buffer.byteLength(sent.body)))
}

const membersOf = ({ body }: Sent) => JSON.parse(body)

/** The token answer but for its ID token. */
function expectOtherMembersSame({ original, sent }: Delivery) {
  const { id_token: _, ...members } = membersOf(sent)
  const { id_token: _o, ...before } = membersOf(original)
  expect(members).toEqual(before)
}

const cases = <T extends object>(rows: T) => Object.entries(rows) as [FaultName & keyof T, T[keyof T]][]

describe('an ID token', () => {
  test.each(cases(idTokenRows))('%s: these claims differ, and nothing else', async (name, row) => {
    const takes = 'with' in row ? { with: row.with(site) } : {}
    const delivery = await deliver(name, takes)
    const [altered, original] = [idTokenOf(delivery.sent), idTokenOf(delivery.original)]
    expect(altered.claims).toEqual(row.claims(original.claims, delivery))
    expect(altered.claims).not.toEqual(original.claims)
    expect(altered.header).toEqual(original.header)
    expect(await signerOf(altered, site)).toBe(`the org, with ${original.header.kid}`)
    expectOtherMembersSame(delivery)
    expectSameEnvelope(delivery)
  })

  test.each(cases<Record<string, SignatureRow>>(signatureRows))(
    '%s: header and signature differ, and nothing else',
    async (name, row) => {
      const delivery = await deliver(name)
      const [altered, original] = [idTokenOf(delivery.sent), idTokenOf(delivery.original)]
      const { strangerUrl } = site.org
      const [stranger = {}] = (await publishedKeys(site)).stranger
      const pem = await (await fetch(`${strangerUrl}/certificate.pem`)).text()
      const certificate = pem.replaceAll(/-----[A-Z ]+-----|\s/g, '')
      expect(altered.claims).toEqual(original.claims)
      expect(altered.header).toEqual(row.header(original.header, { stranger, strangerUrl, certificate }))
      const signer = row.signer === 'org' ? `the org, with ${original.header.kid}` : row.signer
      expect(await signerOf(altered, site)).toBe(row.signer === 'stranger' ? 'the stranger' : signer)
      expect(altered.token).not.toBe(original.token)
      if (row.also) expect(row.also(altered, original)).toBe(true)
      expectOtherMembersSame(delivery)
      expectSameEnvelope(delivery)
    },
  )

  test('id-token/replayed: it is one of an earlier sign-in, to the byte', async () => {
    const earlier = await earlierIdToken(site)
    const delivery = await deliver('id-token/replayed')
    expect(idTokenOf(delivery.sent).token).toBe(earlier)
    expect(idTokenOf(delivery.original).token).not.toBe(earlier)
    expectOtherMembersSame(delivery)
  })
})

test.each(cases(memberRows))('%s: these members differ, and nothing else', async (name, row) => {
  const delivery = await deliver(name, 'with' in row ? { with: row.with } : {})
  expect(membersOf(delivery.sent)).toEqual(row.members(membersOf(delivery.original), delivery))
  expect(delivery.sent.body).not.toBe(delivery.original.body)
  expectSameEnvelope(delivery)
})

test.each(cases(newKeyRows))('%s: a key more comes first, the others stay', async (name, isAsMeant) => {
  const delivery = await deliver(name)
  const [first, ...others] = membersOf(delivery.sent).keys
  const { keys } = membersOf(delivery.original)
  expect(others).toEqual(keys)
  expect(isAsMeant(first, keys[0])).toBe(true)
  expectSameEnvelope(delivery)
})

test.each(cases(textRows))('%s: the text is the same but for that', async (name, text) => {
  const delivery = await deliver(name)
  expect(delivery.sent.body).toBe(text(delivery.original.body, '00ustranger0000000x7'))
  expectSameEnvelope(delivery)
  const named = await deliver(name, { with: '00ucolleague' })
  expect(named.sent.body).toBe(text(named.original.body, '00ucolleague'))
})

test.each(cases(otherAnswerRows))('%s: another answer comes', async (name, { status, body }) => {
  const { sent } = await deliver(name)
  expect([sent.status, sent.headers['content-type'], membersOf(sent)]).toEqual([
    status,
    'application/json',
    body,
  ])
})
