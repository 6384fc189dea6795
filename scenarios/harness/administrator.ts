import type { RunningOrg } from '../../sim/index.ts'
import type { Agent } from './agent.ts'
import { signInToOkta } from './okta-sign-in.ts'
import { expectExplanation } from './oracles.ts'
import type { Credentials, Target, Workspace } from './target.ts'
import { expectThat, Inconclusive, NotRun } from './verdicts.ts'

const GENERIC_FAILURE = 'Failed to Express Configure the application. Please retry or contact Okta support.'

/** An administrator of the Okta org, working in the Admin Console as the integration guide says. */
export function createAdministrator(org: RunningOrg, target: Target, agent: Agent, self: Credentials) {
  async function openConsole(path: string) {
    await agent.open(`${org.adminUrl}${path}`)
    if (await agent.offers('Next')) await signInToOkta(agent, self)
  }

  async function openApp(label: string, tab: 'General' | 'Sign On' | 'Assignments') {
    await openConsole('/admin/apps/active')
    await agent.press(label)
    await agent.press(tab)
  }

  async function pressExpressConfigure(label: string) {
    const app = org.model.applications.byLabel(label)
    await agent.press(org.expressConfigurationButton(app?.id ?? label))
  }

  async function comeToConsent(workspace: Workspace, approver: Credentials) {
    await target.steps.enterWorkspace(agent, workspace.name)
    await target.steps.signInToApprove(agent, approver)
  }

  // What Okta says here is the outcome of what the target did, so a wrong sentence is the target's failure.
  async function sees(sentence: string) {
    const page = await agent.text()
    expectThat(`Okta says "${sentence}"`, page.includes(sentence), page)
  }

  const administrator = {
    agent,

    opensConsole: () => openConsole('/admin/dashboard'),

    /** Applications > Browse App Catalog > search > the integration; stops before Add Integration. */
    async findsInCatalog(label: string) {
      demandCatalog(target)
      await openConsole('/admin/dashboard')
      await agent.press('Applications')
      await agent.press('Browse App Catalog')
      await agent.fill('Search', label)
      await agent.press('Search')
      await agent.press(label)
    },

    /** Steps 1 and 2 of the guide, from a bookmark in the catalog and without going back to the list of apps. */
    async connectsByShortcut(label: string, workspace: Workspace) {
      demandCatalog(target)
      await openConsole(`/admin/apps/catalog?q=${encodeURIComponent(label)}`)
      await agent.press(label)
      await agent.press('Add Integration')
      await agent.press('Done')
      await pressExpressConfigure(label)
      await comeToConsent(workspace, workspace.superuser)
      await target.steps.approve(agent)
    },

    /** Step 1 of the guide, from the catalog to the app's page. */
    async addsFromCatalog(label: string, settings: { label?: string; url?: string } = {}) {
      await administrator.findsInCatalog(label)
      await agent.press('Add Integration')
      if (settings.label) await agent.fill('Application label', settings.label)
      if (settings.url) await agent.fill('URL', settings.url)
      await agent.press('Done')
    },

    /** The button on the Sign On tab; what it is called depends on Okta's release. */
    async pressesExpressConfigure(label: string) {
      demandCatalog(target)
      await openApp(label, 'Sign On')
      await pressExpressConfigure(label)
    },

    /** Step 2 up to the target's consent: the button, the workspace, the superuser's sign-in. */
    async startsExpressConfiguration(label: string, workspace: Workspace, approver = workspace.superuser) {
      await administrator.pressesExpressConfigure(label)
      await comeToConsent(workspace, approver)
    },

    /** The address at the target to which Okta sent this administrator, with scope and state. */
    async requestToTarget(): Promise<URL> {
      const requests = (await agent.history()).filter(
        one => /^http\S*\/authorize\?/.test(one) && !one.startsWith(org.adminUrl),
      )
      const request = requests.at(-1)
      if (!request) throw new Inconclusive('Okta never sent the administrator to the target')
      return new URL(request)
    },

    /** The address at Okta to which the target sent this administrator back, with state and code. */
    async answerOfTarget(): Promise<URL> {
      const answers = (await agent.history()).filter(one => /^http\S*\/oauth20redirect\?\S*state=/.test(one))
      const answer = answers.at(-1)
      if (!answer) throw new Inconclusive('The target never sent the administrator back to Okta')
      return new URL(answer)
    },

    /** Judges that Okta says that the app is configured. */
    seesSuccess: () => sees('SSO has been configured'),

    /** Judges that Okta shows its one sentence for everything that can go wrong. */
    seesFailure: () => sees(GENERIC_FAILURE),

    /** Step 2 of the guide, whole. */
    async expressConfigures(label: string, workspace: Workspace) {
      await administrator.startsExpressConfiguration(label, workspace)
      await target.steps.approve(agent)
    },

    /** Judges that the target refused to connect, said why, and that Okta then shows its one generic failure. */
    async isRefused(reason: RegExp) {
      await expectExplanation(agent, reason)
      await target.steps.returnToOkta(agent)
      await agent.waitFor(
        'Failed to Express Configure the application. Please retry or contact Okta support.',
      )
    },

    /** Step 3 of the guide, for one person. */
    async assignsToPerson(label: string, name: string) {
      await openApp(label, 'Assignments')
      await agent.unfold('Assign')
      await agent.press('Assign to People')
      await agent.fill('Search people', name)
      await agent.press('Search')
      await agent.press(`Assign ${name}`)
      await agent.press('Save and Go Back')
      await agent.press('Done')
    },

    /** Step 3 of the guide, for a group. */
    async assignsToGroup(label: string, group: string) {
      await openApp(label, 'Assignments')
      await agent.unfold('Assign')
      await agent.press('Assign to Groups')
      await agent.fill('Search groups', group)
      await agent.press('Search')
      await agent.press(`Assign ${group}`)
      await agent.press('Done')
    },

    async removesPerson(label: string, name: string) {
      await openApp(label, 'Assignments')
      await agent.press(`Remove ${name}`)
    },

    async removesGroup(label: string, group: string) {
      await openApp(label, 'Assignments')
      await agent.press('Groups assigned')
      await agent.press(`Remove ${group}`)
    },

    async activates(label: string) {
      await openApp(label, 'General')
      await agent.unfold('Inactive')
      await agent.press('Activate')
    },

    async deactivates(label: string) {
      await openApp(label, 'General')
      await agent.unfold('Active')
      await agent.press('Deactivate')
    },

    /** The app's own setting "Do not display application icon to users". */
    async displaysTile(label: string, shown: boolean) {
      await openApp(label, 'General')
      const setting = 'Do not display application icon to users'
      await (shown ? agent.untick(setting) : agent.tick(setting))
      await agent.press('Save')
    },
  }
  return administrator
}

function demandCatalog({ name, ownApp }: Target): void {
  if (ownApp) throw new NotRun(`${name} has no entry in the App Catalog, and so no Express Configuration`)
}

export type Administrator = ReturnType<typeof createAdministrator>
