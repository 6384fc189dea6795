import { expect } from 'vitest'
import type { RunningAlpacon } from '../../sp/index.ts'
import { type Browser, openBrowser, type Page } from './browser.ts'
import { accessToken, call, connectionBody, enabling } from './express-configuration-client.ts'
import { operatorOf } from './operator.ts'

let made = 0

/** A fresh workspace on the Enterprise plan, connected to an issuer by Express Configuration, and enabled as said. */
export async function connectedWorkspace(
  sp: RunningAlpacon,
  issuer: string,
  changes: Record<string, unknown> = {},
  enabled: Record<string, unknown> = {},
) {
  const operator = operatorOf(sp)
  const name = `team-${++made}`
  const { organization_id, superuser } = await operator.makeWorkspace(name, changes)
  const url = sp.workspaceUrl(name)
  const connection = `okta-${name}-1`
  const token = await accessToken(sp, superuser)
  await connect(sp, token, organization_id, connectionBody(sp, { name: connection, issuer }), enabled)

  return {
    name,
    url,
    organization: organization_id as string,
    connection,
    superuser,
    users: () => operator.users(name),
    connections: () => operator.connections(name),
    operator,

    /** Address of a third-party-initiated login, as the tile has it. */
    tile: (changes: Record<string, string> = {}) =>
      `${sp.url}/login?${new URLSearchParams({ organization: organization_id, connection, iss: issuer, ...changes })}`,

    /** From the workspace's sign-in screen by "Continue with Okta", to wherever that ends. */
    async continueWithOkta(
      browser: Browser = openBrowser(),
      returnTo = '/',
    ): Promise<{ browser: Browser; page: Page }> {
      const screen = await browser.open(`${url}/sign-in?${new URLSearchParams({ return_to: returnTo })}`)
      return { browser, page: await browser.press(screen, 'Continue with Okta') }
    },

    async signInWithPassword(browser: Browser = openBrowser(), credentials = superuser) {
      const screen = await browser.open(`${url}/sign-in`)
      const { email, password } = credentials
      return { browser, page: await browser.press(screen, 'Sign in', { email, password }) }
    },
  }
}

/** Makes and enables a connection with the token of an approval. */
export async function connect(
  sp: RunningAlpacon,
  token: string,
  organizationId: string,
  body: ReturnType<typeof connectionBody>,
  changes: Record<string, unknown> = {},
) {
  const created = await call(sp, token, 'POST', 'connections', body)
  expect(created).toMatchObject({ status: 201 })
  const enabled = await call(sp, token, 'POST', `organizations/${organizationId}/enabled_connections`, {
    ...enabling(created.body.id),
    ...changes,
  })
  expect(enabled).toMatchObject({ status: 201 })
  return created.body.id as string
}
