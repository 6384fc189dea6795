import type { Agent } from '../../scenarios/harness/agent.ts'
import { signInToOkta } from '../../scenarios/harness/okta-sign-in.ts'
import type { Target } from '../../scenarios/harness/target.ts'
import type { User } from '../../sim/index.ts'
import { PASSWORD, type Tenant } from './tenants.ts'

/** From Alpacon's front page, by the dashboard's tile, or by an address of the tile that was kept. */
export const WAYS = ['front page', 'tile', 'kept link'] as const
export type Way = (typeof WAYS)[number]

/** How a sign-in ended, as the browser saw it. */
export interface Arrival {
  way: Way
  /** Who is signed in to the workspace now. */
  whoami: { workspace: string; email: string } | undefined
  /** Where the browser stands, and what it reads there. */
  address: string
  page: string
  /** Everything that was shown on the way. */
  seen: string[]
  /** Times that Okta asked for the password. */
  asked: number
  /** What Okta sent the browser back to Alpacon with. */
  answer: 'code' | 'error' | undefined
  /** What refused, and in whose words; undefined where it is none that is known. */
  refused: 'by Okta, said by Alpacon' | 'at Okta' | 'no tile' | 'code taken back' | undefined
}

/** Signs a person in to their tenant's workspace by one of the ways, to wherever that ends. */
export async function arrive(
  agent: Agent,
  target: Target,
  { org, workspace, app }: Tenant,
  { profile: { login } }: User,
  way: Way,
): Promise<Arrival> {
  const before = (await agent.history()).length
  let asked = 0
  let hasTile = true
  async function signsInWhereAsked() {
    if (!(await agent.offers('Next'))) return
    asked += 1
    await signInToOkta(agent, { email: login, password: PASSWORD })
  }

  if (way === 'front page') {
    await target.steps.openSignIn(agent, workspace)
    await target.steps.continueWithOkta(agent)
    await signsInWhereAsked()
  } else if (way === 'tile') {
    await agent.open(org.dashboardUrl)
    await signsInWhereAsked()
    hasTile = await agent.offers(target.label)
    if (hasTile) await agent.press(target.label)
  } else {
    await agent.open(`${org.url}/home/${app.name}/${app.id}/${app.linkId}`)
    await signsInWhereAsked()
  }

  const seen = (await agent.history()).slice(before)
  const callback = seen.find(one => /^http\S*\/login\/callback\?/.test(one))
  const address = agent.address()
  const page = await agent.text()
  const whoami = await target.steps.whoIsSignedIn(agent, workspace)
  return {
    way,
    whoami: whoami && { workspace: whoami.workspace, email: whoami.email },
    address,
    page,
    seen,
    asked,
    answer: callback === undefined ? undefined : /[?&]code=/.test(callback) ? 'code' : 'error',
    refused: hasTile ? refusalOn(page, address, org.url) : 'no tile',
  }
}

function refusalOn(page: string, address: string, okta: string): Arrival['refused'] {
  if (address.startsWith(`${okta}/`)) {
    return page.includes('you are not assigned this app in Okta') ? 'at Okta' : undefined
  }
  if (page.includes('Okta says: “User is not assigned to the client application.”'))
    return 'by Okta, said by Alpacon'
  // Removed between code and token: see "Where it differs".
  return page.includes('Sign-in could not be completed') ? 'code taken back' : undefined
}
