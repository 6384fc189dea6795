import { expect, test } from 'vitest'
import { headerOf } from '../stress/fuzz/request.ts'
import { everythingDoneOnce } from './both-servers.ts'

const { servers, played, recorded } = everythingDoneOnce()

/** Every answer of everything that was done, but for those of the stranger, who is to be distrusted. */
const answers = () => {
  const stranger = new URL(played().org.strangerUrl).host
  return recorded().flatMap(({ request, answer }) => {
    const host = headerOf(request, 'host')
    if (answer === undefined || host === stranger) return []
    return [{ at: `${request.method} ${host}${request.target.split('?')[0]}`, ...answer }]
  })
}
const isPage = ({ headers }: { headers: NodeJS.Dict<unknown> }) =>
  String(headers['content-type']).startsWith('text/html')

test('every page says that no other site may frame it, by the policy and by the older header', () => {
  const pages = answers().filter(isPage)
  expect(pages.length).toBeGreaterThan(150)
  for (const { at, headers } of pages) {
    expect([at, headers['content-security-policy']]).toEqual([
      at,
      expect.stringMatching(/frame-ancestors '(self|none)'/),
    ])
    expect([at, headers['x-frame-options']]).toEqual([at, expect.stringMatching(/^(SAMEORIGIN|DENY)$/)])
  }
})

test('pages of errors do, too', async () => {
  const { okta, target } = servers()
  const { org, workspace } = played()
  const nowhere = [okta.url, org.url, org.adminUrl, target.url!, workspace.url].map(
    url => `${url}/nowhere/at/all`,
  )
  const more = [
    `${org.url}/oauth2/v1/authorize`,
    `${org.url}/oauth2/v1/nowhere`,
    `${org.url}/login/login.htm`,
    `${target.url!.replace('//', '//auth.')}/authorize`,
    `${target.url!.replace('//', '//auth.')}/oauth/nowhere`,
    `${target.url!.replace('//', '//nobody.us1.')}/`,
    `${okta.url.replace('//', '//nobody.')}/`,
    `${target.url!.replace('//', '//nobody.')}/`,
  ]
  for (const address of [...nowhere, ...more]) {
    const { headers } = await fetch(address, { headers: { accept: 'text/html' } })
    expect([address, headers.get('content-type')]).toEqual([address, expect.stringContaining('text/html')])
    expect([address, headers.get('content-security-policy')]).toEqual([
      address,
      expect.stringMatching(/frame-ancestors '(self|none)'/),
    ])
  }
})

test('every cookie is kept from scripts and from other sites’ forms, and is for one host', () => {
  const lines = answers().flatMap(({ at, headers }) =>
    [headers['set-cookie'] ?? []].flat().map(line => ({ at, line: String(line).toLowerCase() })),
  )
  expect(new Set(lines.map(({ line }) => line.split('=')[0])).size).toBeGreaterThanOrEqual(7)
  for (const { at, line } of lines) {
    expect([at, line]).toEqual([at, expect.stringContaining('; httponly')])
    expect([at, line]).toEqual([at, expect.stringContaining('; samesite=lax')])
    expect([at, line]).toEqual([at, expect.stringContaining('path=/')])
    expect([at, line]).toEqual([at, expect.not.stringContaining('domain=')])
  }
})
