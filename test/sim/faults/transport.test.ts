import { beforeAll, describe, expect, test } from 'vitest'
import type { FaultName, FaultOptions } from '../../../sim/index.ts'
import { oktaOfThisFile } from '../okta.ts'
import { REQUESTS, type Site, watch } from './delivery.ts'

const { okta, newOrg } = oktaOfThisFile()
let site: Site

beforeAll(async () => {
  const { org, ann, app } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  site = { okta: okta(), org, ann, app }
})

type Place = keyof typeof REQUESTS

async function inject(place: Place, what: string, options: FaultOptions = {}) {
  const name = `${place}/${what}` as FaultName
  const ask = await REQUESTS[place](site)
  return { ask, name, fault: site.org.faults.inject(name, options) }
}

describe.each(Object.keys(REQUESTS) as Place[])('an answer of %s', place => {
  test('can be kept back: nothing comes while the asker waits, and the connection stays open', async () => {
    const { ask, fault, name } = await inject(place, 'held')
    const patience = new AbortController()
    let outcome = 'still waiting'
    const asked = ask(patience.signal).then(
      () => {
        outcome = 'answered'
      },
      () => {
        outcome = 'gone'
      },
    )
    await expect.poll(() => fault.delivered).toBe(1)
    // A later request is answered while the first one still waits.
    await (await REQUESTS[place](site))()
    expect(outcome).toBe('still waiting')
    patience.abort()
    await asked
    expect(outcome).toBe('gone')
    const exchange = site.okta.exchanges.list().find(({ faults }) => faults?.includes(name))
    expect(exchange?.response).toBeUndefined()
  })

  test('can be cut off', async () => {
    const { ask, fault } = await inject(place, 'dropped')
    await expect(ask()).rejects.toMatchObject({ cause: { code: 'UND_ERR_SOCKET' } })
    expect(fault.delivered).toBe(1)
  })

  test.each([
    ['server-error', 503, 'Service Unavailable'],
    ['html', 200, 'Be right back'],
  ])('can be a page (%s)', async (what, status, text) => {
    const { ask, fault } = await inject(place, what)
    const sent = await ask()
    expect(sent).toEqual({
      status,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-length': String(Buffer.byteLength(sent.body)),
      },
      body: `<!doctype html><title>${text}</title><h1>${text}</h1>`,
    })
    expect(fault.delivered).toBe(1)
  })

  test('can be half of its JSON', async () => {
    const { ask, fault, name } = await inject(place, 'truncated-json')
    const originalOf = watch(name)
    const sent = await ask()
    const { body, status } = originalOf()
    expect([sent.status, sent.body]).toEqual([status, body.slice(0, Math.floor(body.length / 2))])
    expect(() => JSON.parse(sent.body)).toThrow()
    expect(() => JSON.parse(body)).not.toThrow()
    expect(fault.delivered).toBe(1)
  })

  test('can wait for another one, and come as it is', async () => {
    const askToo = await REQUESTS[place](site)
    const { ask, name } = await inject(place, 'in-step', { times: 2, with: 2 })
    const [one, other] = await Promise.all([ask(), askToo()])
    expect([one.status, other.status]).toEqual([200, 200])
    for (const { body } of [one, other]) expect(() => JSON.parse(body)).not.toThrow()
    const struck = site.okta.exchanges.list().filter(({ faults }) => faults?.includes(name))
    expect(struck.map(({ response }) => response?.status)).toEqual([200, 200])
  })

  test.each([
    ['to the stranger', undefined],
    ['to an address of choice', 'http://elsewhere.localhost/here'],
  ])('can be a redirect %s', async (_, to) => {
    const { ask, fault } = await inject(place, 'redirect', { with: to })
    const location = to ?? `${site.org.strangerUrl}/redirected`
    expect(await ask()).toEqual({ status: 307, headers: { location, 'content-length': '0' }, body: '' })
    expect(fault.delivered).toBe(1)
  })
})
