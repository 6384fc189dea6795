import { demandDelivered } from '../harness/verdicts.ts'
import type { Happening, happenings } from './case.ts'
import type { Ground } from './ground.ts'

type Verb = keyof typeof happenings
type Given<V extends Verb> = Extract<Happening, { verb: V }>['given']

/** What a verb does, in words, and how it is done. */
interface Way<V extends Verb> {
  says(given: Given<V>): string
  bring(given: Given<V>, ground: Ground): Promise<void> | void
}

const AN_HOUR_MS = 60 * 60 * 1000
// Okta's default password policy.
const ATTEMPTS_BEFORE_LOCKOUT = 10
const NEW_PASSWORD = 'Another-Horse-7'

const ways: { [V in Verb]: Way<V> } = {
  'assign-person': {
    says: person => `an administrator assigns ${person}`,
    bring: (person, { scene }) => scene.admin.assignsToPerson(scene.label, person),
  },
  'assign-group': {
    says: group => `an administrator assigns the group ${group}`,
    bring: (group, { scene }) => scene.admin.assignsToGroup(scene.label, group),
  },
  'unassign-person': {
    says: person => `an administrator removes ${person} from the app`,
    bring: (person, { scene }) => scene.admin.removesPerson(scene.label, person),
  },
  'unassign-group': {
    says: group => `an administrator removes the group ${group} from the app`,
    bring: (group, { scene }) => scene.admin.removesGroup(scene.label, group),
  },
  'add-to-group': {
    says: ({ person, group }) => `${person} is added to the group ${group}`,
    bring: ({ person, group }, ground) => {
      const { groups } = ground.scene.okta.model
      groups.addMember(groups.byName(group)!, userOf(person, ground))
    },
  },
  'remove-from-group': {
    says: ({ person, group }) => `${person} is taken out of the group ${group}`,
    bring: ({ person, group }, ground) => {
      const { groups } = ground.scene.okta.model
      groups.removeMember(groups.byName(group)!, userOf(person, ground))
    },
  },
  'deactivate-person': {
    says: person => `${person} is deactivated in Okta`,
    bring: (person, ground) => directory(ground).deactivate(userOf(person, ground)),
  },
  'activate-person': {
    says: person => `${person} is activated in Okta, with a new password`,
    bring(person, ground) {
      directory(ground).activate(userOf(person, ground))
      setPassword(person, ground)
    },
  },
  'suspend-person': {
    says: person => `${person} is suspended in Okta`,
    bring: (person, ground) => directory(ground).suspend(userOf(person, ground)),
  },
  'unsuspend-person': {
    says: person => `${person} is unsuspended in Okta`,
    bring: (person, ground) => directory(ground).unsuspend(userOf(person, ground)),
  },
  'lock-person-out': {
    says: person => `ten wrong passwords lock ${person} out`,
    async bring(name, ground) {
      const { person } = await ground.atFreshBrowser(name)
      await person.continuesWithOkta(ground.home)
      for (let attempt = 1; attempt <= ATTEMPTS_BEFORE_LOCKOUT; attempt += 1) {
        await person.signsInToOkta(`Wrong-${attempt}`)
      }
      const { status } = directory(ground).get(person.user.id)
      demandDelivered(`the account is ${status}, not locked`, status === 'LOCKED_OUT')
    },
  },
  'unlock-person': {
    says: person => `an administrator unlocks ${person}`,
    bring: (person, ground) => directory(ground).unlock(userOf(person, ground)),
  },
  'expire-password': {
    says: person => `the Okta password of ${person} expires`,
    bring: (person, ground) => directory(ground).expirePassword(userOf(person, ground)),
  },
  'set-password': {
    says: person => `${person} gets a new Okta password`,
    bring: setPassword,
  },
  'change-email': {
    says: ({ person, to }) => `the email of ${person} in Okta becomes ${to}`,
    bring: ({ person, to }, ground) => {
      directory(ground).updateProfile(userOf(person, ground), { email: to })
    },
  },
  'add-member': {
    says: ({ workspace, email }) => `${workspace} has a member with the address ${email}, from before Okta`,
    async bring({ workspace, email }, ground) {
      const { target, needs } = ground.scene
      const add = needs(target.addMember, 'add a member to a workspace')
      const member = { email, password: 'Member-of-it-1', firstName: 'Sam', lastName: 'Stafford' }
      await add(ground.workspace(workspace), { ...member, role: 'user' })
    },
  },
  'express-configure': {
    says: workspace => `Express Configuration is run for ${workspace}`,
    async bring(workspace, ground) {
      const { admin, label } = ground.scene
      await admin.expressConfigures(label, ground.workspace(workspace))
      await admin.seesSuccess()
    },
  },
  'express-configure-half-way': {
    says: workspace => `Express Configuration is run for ${workspace}, and breaks off half-way`,
    async bring(workspace, ground) {
      const { admin, label, okta } = ground.scene
      const fault = okta.faults.inject('express-configuration/call-not-sent', { at: 'enabled_connections' })
      await admin.expressConfigures(label, ground.workspace(workspace))
      demandDelivered('set-up was not broken off', fault.delivered === 1)
      await admin.seesFailure()
    },
  },
  'slow-propagation': {
    says: workspace => `a new connection of ${workspace} takes an hour to be seen`,
    bring: (workspace, ground) => setDelay(workspace, AN_HOUR_MS, ground),
  },
  'propagation-ends': {
    says: workspace => `the connection of ${workspace} has become visible`,
    bring: (workspace, ground) => setDelay(workspace, 0, ground),
  },
  'deactivate-app': {
    says: () => 'an administrator deactivates the app',
    bring: (_, { scene }) => scene.admin.deactivates(scene.label),
  },
  'activate-app': {
    says: () => 'an administrator activates the app',
    bring: (_, { scene }) => scene.admin.activates(scene.label),
  },
  'hide-tile': {
    says: () => 'an administrator ticks “Do not display application icon to users”',
    bring: (_, { scene }) => scene.admin.displaysTile(scene.label, false),
  },
  'show-tile': {
    says: () => 'an administrator unticks “Do not display application icon to users”',
    bring: (_, { scene }) => scene.admin.displaysTile(scene.label, true),
  },
  'replace-redirect-uri': {
    says: address => `the app’s sign-in redirect URI in Okta becomes ${address}`,
    bring: (address, ground) => setRedirectUris([address], ground),
  },
  'restore-redirect-uri': {
    says: () => 'the app’s sign-in redirect URI in Okta is the target’s again',
    bring: (_, ground) => setRedirectUris(ground.redirectUris, ground),
  },
  'renew-client-secret': {
    says: () => 'the app gets a new client secret in Okta, which nobody tells the target',
    bring: (_, ground) => {
      const app = theApp(ground)
      const { oauthClient, redirectUris, initiateLoginUri } = app
      const clientSecret = `renewed-${app.clientSecret}`
      ground.scene.okta.model.applications.updateClient(app, {
        oauthClient,
        redirectUris,
        initiateLoginUri,
        clientSecret,
      })
    },
  },
  'add-second-instance': {
    says: label => `a second instance of the integration is added as “${label}”`,
    bring: (label, { scene }) => scene.admin.addsFromCatalog(scene.label, { label }),
  },
  'assign-second-instance': {
    says: ({ label, person }) => `an administrator assigns ${person} to “${label}”`,
    bring: ({ label, person }, { scene }) => scene.admin.assignsToPerson(label, person),
  },
  'bookmark-workspace': {
    says: ({ label, workspace, person }) =>
      `an administrator gives ${person} a bookmark “${label}” to ${workspace}`,
    async bring({ label, workspace, person }, ground) {
      const { admin } = ground.scene
      await admin.addsFromCatalog('Bookmark App', { label, url: ground.workspace(workspace).url })
      await admin.assignsToPerson(label, person)
    },
  },
  'block-cookies': {
    says: person => `the browser of ${person} is set to keep no cookies`,
    bring: (person, ground) => {
      ground.actor(person).refusesCookies = true
    },
  },
  'allow-cookies': {
    says: person => `the browser of ${person} is set to keep cookies`,
    bring: (person, ground) => {
      ground.actor(person).refusesCookies = false
    },
  },
  'target-clock-ahead': {
    says: seconds =>
      seconds === 0 ? 'the target’s clock is put right' : `the target’s clock is ${seconds} seconds ahead`,
    async bring(seconds, { scene }) {
      await scene.needs(scene.target.setClockAhead, 'move its clock')(seconds)
    },
  },
}

/** What happens, as a step's title. */
export const happeningTitle = ({ verb, given }: Happening): string =>
  (ways[verb] as Way<Verb>).says(given as never)

/** Lets it happen. Throws NotRun where the target gives no way to, Inconclusive where it didn't come about. */
export const happen = async ({ verb, given }: Happening, ground: Ground): Promise<void> => {
  await (ways[verb] as Way<Verb>).bring(given as never, ground)
}

// The objects that were read before a reset or restore are old ones, so each is asked for anew.
const directory = ({ scene }: Ground) => scene.okta.model.users
const userOf = (name: string, ground: Ground) => directory(ground).get(ground.actor(name).person.user.id)

function theApp({ scene }: Ground) {
  const app = scene.okta.model.applications.byLabel(scene.label)
  if (!app) throw new Error(`the org has no app "${scene.label}"`)
  return app
}

function setPassword(name: string, ground: Ground): void {
  directory(ground).setPassword(userOf(name, ground), NEW_PASSWORD)
  ground.actor(name).password = NEW_PASSWORD
}

function setRedirectUris(redirectUris: readonly string[], ground: Ground): void {
  const app = theApp(ground)
  const { oauthClient, initiateLoginUri } = app
  ground.scene.okta.model.applications.updateClient(app, {
    oauthClient,
    redirectUris: [...redirectUris],
    initiateLoginUri,
  })
}

async function setDelay(workspace: string, milliseconds: number, ground: Ground): Promise<void> {
  const { target, needs } = ground.scene
  const set = needs(target.setConnectionDelay, 'set how long a connection takes to propagate')
  await set(ground.workspace(workspace), milliseconds)
}
