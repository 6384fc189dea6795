import type { Person } from '../harness/person.ts'
import { expectEqual, expectThat } from '../harness/verdicts.ts'
import type { Observation, observations } from './case.ts'
import type { Ground } from './ground.ts'

type Verb = keyof typeof observations
type Given<V extends Verb> = Extract<Observation, { verb: V }>['given']

/** What a verb shows, in words, and how it is seen. Each person comes with a browser that knows nothing yet. */
interface Way<V extends Verb> {
  says(given: Given<V>): string
  see(given: Given<V>, ground: Ground): Promise<void>
}

const said = (says: string | undefined) => (says === undefined ? 'why' : `“${says}”`)

const ways: { [V in Verb]: Way<V> } = {
  'sees-tile': {
    says: person => `${person} has the tile`,
    see: (name, ground) => seesTile(name, true, ground),
  },
  'sees-no-tile': {
    says: person => `${person} has no tile`,
    see: (name, ground) => seesTile(name, false, ground),
  },
  'signs-in': {
    says: person => `${person} signs in from the front page`,
    async see(name, ground) {
      const person = await fromFrontPage(name, ground)
      await person.isSignedInTo(ground.home)
    },
  },
  'signs-in-at-tile': {
    says: person => `${person} signs in at the tile`,
    async see(name, ground) {
      const person = await atTile(name, ground)
      await person.isSignedInTo(ground.home)
    },
  },
  'is-refused': {
    says: ({ person, says }) => `${person} is not let in from the front page, and told ${said(says)}`,
    async see({ person: name, says }, ground) {
      const person = await fromFrontPage(name, ground)
      await person.isRefused(ground.home, says === undefined ? undefined : containing(says))
    },
  },
  'is-refused-at-tile': {
    says: ({ person, says }) => `${person} is not let in at the tile, and told ${said(says)}`,
    async see({ person: name, says }, ground) {
      const person = await atTile(name, ground)
      await person.isRefused(ground.home, says === undefined ? undefined : containing(says))
    },
  },
  'stays-at-okta': {
    says: ({ person, says }) => `${person} gets no further than Okta, which says ${said(says)}`,
    async see({ person: name, says }, ground) {
      const person = await fromFrontPage(name, ground)
      await person.isKeptAtOkta(ground.home, says)
    },
  },
  'lands-elsewhere': {
    says: ({ person, workspace, tile }) =>
      `${person} presses the tile${tile ? ` “${tile}”` : ''} and comes to workspace ${workspace}`,
    async see({ person: name, workspace, tile }, ground) {
      const person = await atTile(name, ground, tile)
      const place = new URL(person.agent.address()).origin
      expectEqual('where the tile leads', place, new URL(ground.workspace(workspace).url).origin)
      await person.isNotSignedInTo(ground.home)
    },
  },
  'is-assigned': {
    says: ({ person, app }) => `Okta has ${person} assigned to “${app}”`,
    async see({ person: name, app: label }, ground) {
      const { applications, assignments, users } = ground.scene.okta.model
      const app = applications.byLabel(label)
      const assigned = app && assignments.appUser(app, users.get(ground.actor(name).person.user.id))
      expectEqual(`whether ${name} is assigned to ${label}`, assigned !== undefined, true)
    },
  },
  'finds-unfinished-connection': {
    says: workspace => `${workspace} has a connection that was left unfinished`,
    async see(workspace, ground) {
      const connections = await ground.scene.connections(ground.workspace(workspace))
      const enabled = connections.map(({ isEnabled }) => isEnabled)
      expectEqual('whether its connections are enabled', enabled, [false])
    },
  },
  'finds-button': {
    says: workspace => `the sign-in screen of ${workspace} offers Okta`,
    see: (workspace, ground) => offersOkta(workspace, true, ground),
  },
  'finds-no-button': {
    says: workspace => `the sign-in screen of ${workspace} doesn’t offer Okta`,
    see: (workspace, ground) => offersOkta(workspace, false, ground),
  },
  'connects-in-vain': {
    says: ({ as, says }) =>
      `whoever approves Express Configuration as ${as} is refused, and told ${said(says)}`,
    async see({ as, says }, { scene, home }) {
      const member = await scene.newMember(as)
      const admin = await scene.newAdministrator()
      await admin.startsExpressConfiguration(scene.label, home, member)
      await admin.isRefused(says === undefined ? /./ : containing(says))
    },
  },
}

/** What an observation says, as a step's title. */
export const titleOf = ({ verb, given }: Observation): string =>
  (ways[verb] as Way<Verb>).says(given as never)

/** Sees whether it is so. Throws ExpectationFailed where it isn't. */
export const observe = ({ verb, given }: Observation, ground: Ground): Promise<void> =>
  (ways[verb] as Way<Verb>).see(given as never, ground)

async function fromFrontPage(name: string, ground: Ground): Promise<Person> {
  const { person, password } = await ground.atFreshBrowser(name)
  await person.continuesWithOkta(ground.home)
  if (await person.agent.offers('Next')) await person.signsInToOkta(password)
  return person
}

async function atTile(name: string, ground: Ground, tile = ground.scene.label): Promise<Person> {
  const person = await atDashboard(name, ground)
  expectThat(`${name} has the tile “${tile}”`, await person.agent.offers(tile), await person.agent.text())
  await person.agent.press(tile)
  return person
}

async function atDashboard(name: string, ground: Ground): Promise<Person> {
  const { scene } = ground
  scene.needs(scene.target.startsFromTile || undefined, 'start a sign-in at a tile')
  const { person, password } = await ground.atFreshBrowser(name)
  const { agent } = person
  await agent.open(scene.okta.dashboardUrl)
  await person.signsInToOkta(password)
  const isThere = await agent.waitUntil(async () => (await agent.text()).includes('My Apps'))
  expectThat(`${name} gets to the dashboard`, isThere, await agent.text())
  return person
}

async function seesTile(name: string, expected: boolean, ground: Ground): Promise<void> {
  const { agent } = await atDashboard(name, ground)
  expectEqual(`whether ${name} has the tile`, await agent.offers(ground.scene.label), expected)
}

async function offersOkta(workspace: string, expected: boolean, ground: Ground): Promise<void> {
  const agent = ground.stranger()
  const { steps } = ground.scene.target
  await steps.openSignIn(agent, ground.workspace(workspace))
  const offers = await steps.offersOkta(agent)
  expectThat(
    `the sign-in screen ${expected ? 'offers' : 'doesn’t offer'} Okta`,
    offers === expected,
    await agent.text(),
  )
}

const containing = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')
