import { expect, test } from 'vitest'
import { eventsOf, oktaOfThisFile } from '../okta.ts'
import { openBrowser, type Page } from '../okta-browser.ts'
import { find, textOf } from '../pages/markup-reader.ts'
import { AUTHORIZE_ERRORS } from './authorize-error-rows.ts'
import { addClient, beginSignIn, CALLBACK } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()

/** Where an answer went, and what it says there. */
function told(page: Page): { goesTo: string; answer: URLSearchParams } {
  const { leadsTo } = page
  if (!leadsTo) return { goesTo: 'page', answer: new URLSearchParams() }
  expect(leadsTo.href.startsWith(CALLBACK)).toBe(true)
  return leadsTo.hash
    ? { goesTo: 'fragment', answer: new URLSearchParams(leadsTo.hash.slice(1)) }
    : { goesTo: 'query', answer: leadsTo.searchParams }
}

test.each(AUTHORIZE_ERRORS)(
  'a request $request: $error, $goesTo',
  async ({ changes, client, twice, ...row }) => {
    const { org, app: fromCatalog } = await newOrg()
    const app = client ? addClient(org, client) : fromCatalog
    const begun = await beginSignIn(org, app, changes)
    if (twice) begun.url.searchParams.append(twice, begun.url.searchParams.get(twice)!)
    const page = await openBrowser().ask(begun.url)

    const { goesTo, answer } = told(page)
    expect(goesTo).toBe(row.goesTo)
    if (goesTo === 'page') {
      expect([page.status, find(page.text, 'h1')[0]?.text]).toEqual([400, '400 Bad Request'])
      expect(textOf(page.text)).toContain(row.sentence)
    } else {
      expect(Object.fromEntries(answer)).toEqual({
        error: row.error,
        error_description: row.sentence,
        ...(changes.state !== '' && { state: begun.state }),
      })
      expect([page.status, page.headers.get('referrer-policy')]).toEqual([302, 'no-referrer'])
    }
    const isKnown = !('client_id' in changes)
    expect(eventsOf(org, 'app.oauth2.authorize.code')).toEqual([
      { result: 'FAILURE', reason: row.row, actor: 'system@okta.com', target: isKnown ? [app.label] : [] },
    ])
  },
)

test.each(AUTHORIZE_ERRORS.filter(({ goesTo }) => goesTo === 'page'))(
  'a program that asks for JSON and sends a request $request gets $error in Okta’s shape',
  async ({ changes, twice, error, sentence }) => {
    const { org, app } = await newOrg()
    const { url } = await beginSignIn(org, app, changes)
    if (twice) url.searchParams.append(twice, url.searchParams.get(twice)!)
    const response = await fetch(url, { headers: { accept: 'application/json' }, redirect: 'manual' })
    expect([response.status, await response.json()]).toEqual([
      400,
      {
        errorCode: error,
        errorSummary: sentence,
        errorLink: error,
        errorId: expect.stringMatching(/^oae\w+$/),
        errorCauses: [],
      },
    ])
  },
)
