import { z } from 'zod'
import { symptomIds } from '../support/symptom-ids.ts'

const name = z.string().min(1)
const sentence = z.string().min(1).describe('Part of what the page says.')

/** What a verb speaks of, where it is one word. Each has to be in the case. */
export const subjects = {
  person: z.string().min(1).describe('Full name of a person of the case.'),
  group: z.string().min(1).describe('Name of a group of the case.'),
  workspace: z.string().min(1).describe('A workspace of the case.'),
}
const { person, group, workspace } = subjects
const nothing = z.literal(true)

const personSchema = z.strictObject({
  name: z
    .string()
    .regex(/^\S+( \S+)+$/, 'a first and a last name, with a space between')
    .describe('First name and last name. Nobody real: whoever reads the case reads it.'),
  email: z.email().optional().describe('Their login, and email. Made from the name where it is left out.'),
  groups: z.array(group).default([]).describe('Groups of the case that they are in.'),
})

/** What somebody does: by it a symptom comes about, and goes. */
export const happenings = {
  'assign-person': person,
  'assign-group': group,
  'unassign-person': person,
  'unassign-group': group,
  'add-to-group': z.strictObject({ person, group }),
  'remove-from-group': z.strictObject({ person, group }),
  'deactivate-person': person.describe('They lose their assignments for good.'),
  'activate-person': person,
  'suspend-person': person,
  'unsuspend-person': person,
  'lock-person-out': person.describe('By ten wrong passwords.'),
  'unlock-person': person,
  'expire-password': person,
  'set-password': person.describe('A new one, which they use from then on.'),
  'change-email': z.strictObject({ person, to: z.email() }),
  'add-member': z
    .strictObject({ workspace, email: z.email() })
    .describe('Somebody who signs in at the target with a password, as before single sign-on.'),
  'express-configure': workspace.describe('Runs Express Configuration for that workspace.'),
  'express-configure-half-way': workspace.describe(
    'Runs it, and it breaks off after the connection was made.',
  ),
  'slow-propagation': workspace.describe('A new connection of it stays unseen for an hour.'),
  'propagation-ends': workspace,
  'deactivate-app': nothing,
  'activate-app': nothing,
  'hide-tile': nothing,
  'show-tile': nothing,
  'replace-redirect-uri': z.url().describe('In the app’s settings, in place of the target’s.'),
  'restore-redirect-uri': nothing,
  'renew-client-secret': nothing.describe('In Okta alone: the target keeps the old one.'),
  'add-second-instance': name.describe('Of the integration, with this label, never connected.'),
  'assign-second-instance': z.strictObject({ label: name, person }),
  'bookmark-workspace': z
    .strictObject({ label: name, workspace, person })
    .describe('A Bookmark App that leads to the workspace, assigned to the person.'),
  'block-cookies': person.describe('Their browser keeps no cookies of the target.'),
  'allow-cookies': person,
  'target-clock-ahead': z.int().describe('Seconds that the target’s clock is ahead; 0 puts it right.'),
}

/** What somebody does and then sees. */
export const observations = {
  'sees-tile': person,
  'sees-no-tile': person,
  'signs-in': person.describe('From the target’s front page to the customer’s workspace.'),
  'signs-in-at-tile': person,
  'is-refused': z
    .strictObject({ person, says: sentence.optional() })
    .describe('Signs in from the target’s front page, and the target lets nobody in and says why.'),
  'is-refused-at-tile': z
    .strictObject({ person, says: sentence.optional() })
    .describe('The same, at the tile.'),
  'stays-at-okta': z
    .strictObject({ person, says: sentence })
    .describe('Signs in from the target’s front page, and Okta doesn’t let them on.'),
  'lands-elsewhere': z
    .strictObject({ person, workspace, tile: name.optional() })
    .describe('Presses a tile, the app’s where none is named, and comes to this workspace instead.'),
  'is-assigned': z.strictObject({ person, app: name }).describe('What Okta says of the app with that label.'),
  'finds-unfinished-connection': workspace.describe('At the target, and nobody is offered it.'),
  'finds-button': workspace.describe('“Continue with Okta” on its sign-in screen.'),
  'finds-no-button': workspace,
  'connects-in-vain': z
    .strictObject({ as: z.literal('staff'), says: sentence.optional() })
    .describe('Express Configuration with the sign-in of somebody who may not approve.'),
}

type OneOf<Verbs extends Record<string, z.ZodType>> = {
  [V in keyof Verbs]: { verb: V; given: z.output<Verbs[V]> }
}[keyof Verbs]

/** Something that somebody does. */
export type Happening = OneOf<typeof happenings>
/** Something that somebody does and then sees. */
export type Observation = OneOf<typeof observations>

/** One verb of a list, as `- verb: what it speaks of`. */
function listOf<Verbs extends Record<string, z.ZodType>>(id: string, verbs: Verbs) {
  const forms = Object.entries(verbs).map(([verb, given]) => z.strictObject({ [verb]: given }))
  const form = z.union(forms).meta({ id })
  return z.array(
    form.transform(entry => {
      const [[verb, given]] = Object.entries(entry) as [[string, unknown]]
      return { verb, given } as OneOf<Verbs>
    }),
  )
}

const happeningList = listOf('happening', happenings)
const observationList = listOf('observation', observations)

/** A customer's case: how Okta and the target stood, what the customer saw, and what mends it. */
export const caseSchema = z
  .strictObject({
    $schema: z.string().optional(),
    title: z.string().min(1).describe('What is the matter, as a fact.'),
    reported: z.string().min(1).describe('What the customer said.'),
    symptom: z
      .enum(symptomIds)
      .nullable()
      .default(null)
      .describe('What `oin-sim diagnose` calls it; null where Okta’s log can’t show it.'),
    guide: z
      .string()
      .nullable()
      .default(null)
      .describe('Id of the entry of the integration guide; null where it has none.'),
    because: z.string().min(1).describe('The cause, in plain words.'),
    people: z.array(personSchema).min(1),
    groups: z.array(name).default([]),
    workspaces: z
      .array(z.string().regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens'))
      .min(1)
      .default(['main'])
      .describe('The first is the customer’s.'),
    connected: z
      .boolean()
      .default(true)
      .describe('Whether the app was added and connected to the first workspace, before anything happened.'),
    assigned: z
      .strictObject({
        people: z.array(subjects.person).default([]),
        groups: z.array(subjects.group).default([]),
      })
      .default({ people: [], groups: [] }),
    worked: observationList
      .default([])
      .describe('What still went well before what happened: proves that it was that which broke it.'),
    happened: happeningList.default([]).describe('What brought it about, in order.'),
    sees: observationList.min(1).describe('The symptom.'),
    remedy: happeningList.min(1),
    afterwards: observationList.min(1).describe('What is seen once it is mended.'),
  })
  .meta({ title: 'A case file of oin-sim' })

export type Case = z.output<typeof caseSchema>

/** The JSON Schema (draft 2020-12) that is published as `case.schema.json`. */
export const caseJsonSchema = (): object => z.toJSONSchema(caseSchema, { io: 'input' })
