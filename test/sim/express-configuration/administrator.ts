import type { Okta } from '../../../sim/index.ts'
import { PASSWORD } from '../okta.ts'
import { type Browser, openBrowser, type Page, signIn } from '../okta-browser.ts'
import { integration } from '../org/model.ts'

let orgs = 0

/** A fresh org whose administrator has added the SP's integration and stands on its tab Sign On. */
export async function administratorAtSignOn(okta: Okta, spUrl: string) {
  const name = 'fake_sp'
  okta.publish({
    ...integration,
    name,
    label: 'Fake SP',
    expressConfiguration: {
      ...integration.expressConfiguration,
      tenantUrl: spUrl,
      loginUrl: spUrl,
      initiateLoginUriTemplate:
        'http://sp.example/login?organization={organization_id}&name={organization_name}&connection={connection_name}',
    },
  })
  orgs += 1
  const org = await okta.createOrg({ name: `express-${orgs}` })
  const login = `ada@${org.name}.example`
  org.createUser({ firstName: 'Ada', lastName: 'Jones', login, password: PASSWORD, admin: true })
  const app = org.model.applications.add(org.catalog.find(name)!, { label: 'Fake SP' })
  const signOnUrl = `${org.adminUrl}/admin/app/${name}/instance/${app.id}/sign-on`
  const browser = openBrowser()
  await signIn(browser, await browser.open(signOnUrl), login, PASSWORD)
  return {
    org,
    app,
    login,
    browser,
    signOnUrl,
    /** Presses the button: where Okta sends the browser. */
    press: () => pressButton(browser, signOnUrl),
  }
}

/** Presses the button on the tab Sign On: the SP's address, with the parameters of the request. */
export async function pressButton(browser: Browser, signOnUrl: string): Promise<URL> {
  const { leadsTo } = await browser.press(await browser.open(signOnUrl), 'Express Configure SSO')
  if (!leadsTo) throw new Error('the button led nowhere')
  return leadsTo
}

/** Comes back from the SP as its answer to this request would have it. */
export function comeBack(browser: Browser, request: URL, answer: Record<string, string>): Promise<Page> {
  const state = request.searchParams.get('state')!
  return browser.open(
    `${request.searchParams.get('redirect_uri')}?${new URLSearchParams({ state, ...answer })}`,
  )
}
