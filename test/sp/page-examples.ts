import type { Connection } from '../../sp/connections/connection.ts'
import { shownConnection } from '../../sp/connections/shown-connection.ts'
import { approverSignIn, consentPage, refusalPage, workspacePrompt } from '../../sp/pages/approval.ts'
import { changePersonPage } from '../../sp/pages/change-person.ts'
import { connectionPage } from '../../sp/pages/connection.ts'
import { frontPage } from '../../sp/pages/front.ts'
import { accountPage, homePage } from '../../sp/pages/home.ts'
import type { Html } from '../../sp/pages/layout.ts'
import { membersPage } from '../../sp/pages/members.ts'
import { workspaceSignInPage } from '../../sp/pages/workspace-sign-in.ts'
import { notAdmitted, settingUpPage } from '../../sp/sign-in/refusals.ts'
import { findMembers } from '../../sp/workspaces/find-members.ts'
import type { User, Workspace } from '../../sp/workspaces/workspace.ts'

const at = Date.UTC(2026, 2, 14, 9, 26)
const issuer = 'https://acme.okta.example'
const everything = { members: true, identities: true, connection: true }
const nothing = { members: false, identities: false, connection: false }

const ada: User = {
  id: 'usr_ada',
  username: 'ada',
  email: 'ada.lovelace@acme.example',
  first_name: 'Ada',
  last_name: 'Lovelace',
  is_active: true,
  is_staff: true,
  is_superuser: true,
  source: 'invited',
  date_joined: new Date(at).toISOString(),
  password_hash: null,
  identities: [],
}

/** A member with a number, every seventh with names as long as they get. */
export function member(number: number): User {
  const isLong = number % 7 === 3
  return {
    ...ada,
    id: `usr_${number}`,
    username: `person-${number}`,
    email: isLong
      ? `${'long'.repeat(15)}@${'d'.repeat(60)}.${'e'.repeat(60)}.example`
      : `p${number}@acme.example`,
    first_name: isLong ? '長'.repeat(255) : ['Grace', 'Alan', 'Barbara', 'Edsger'][number % 4]!,
    last_name: isLong
      ? 'ح'.repeat(255)
      : ['Hopper', 'Turing', 'Liskov', 'Dijkstra', 'Ó Súilleabháin'][number % 5]!,
    is_active: number % 6 !== 5,
    is_staff: number % 5 === 0,
    is_superuser: false,
    source: number % 3 === 0 ? 'invited' : 'okta',
    identities: number % 3 === 0 ? [] : [{ issuer, subject: `00u${String(number).padStart(17, 'k3Jx')}` }],
  }
}

const connection: Connection = {
  id: 'con_1',
  name: 'okta-acme-4kP0',
  strategy: 'okta',
  display_name: 'Okta',
  options: { client_id: '0oa1b2c3d4E5f6G7h8i9', client_secret: 'the-s3cret', issuer, scope: 'openid' },
  enabled_clients: [],
  enabled: { at, assign_membership_on_login: true, show_as_button: true },
  disabled: null,
}

export function workspaceWith(members: number, changes: Partial<Workspace> = {}): Workspace {
  return {
    name: 'acme',
    schema_name: 'acme',
    display_name: 'Acme Rockets',
    organization_id: 'org_acme',
    plan: 'Enterprise',
    connection_delay_ms: 0,
    longest_sign_in_age_s: null,
    users: [ada, ...Array.from({ length: members }, (_, index) => member(index + 1))],
    connections: [connection],
    ...changes,
  }
}

const session = { workspace: 'acme', userId: 'usr_ada', method: 'okta' as const, signedInAt: at }
const acme = workspaceWith(5000)
const ready = [{ connection, status: 'ready' as const }]
const workspacePattern = 'https://<workspace>.us1.alpacon.example'
const base = '/express-configuration/uid'
const link = { text: 'Back to sign-in', href: '/sign-in' }
const shown = (changes: Partial<Connection> = {}, status: 'pending' | 'ready' = 'pending') =>
  shownConnection({ ...connection, ...changes }, status)
const found = (search: string, page: number, workspace = acme) =>
  findMembers(workspace, { search, page, withIdentities: true })
const onConnectionPage = { workspace: acme, sees: everything, signIn: undefined, run: undefined }

/** Every page of Alpacon, in each of its looks, with data as full as they come. */
export const pageExamples: Record<string, Html> = {
  front: frontPage({ workspacePattern }),
  'front, unknown workspace': frontPage({
    workspacePattern,
    typed: 'acmee',
    problem: 'Workspace not found. Check the workspace name and region.',
  }),
  'sign-in': workspaceSignInPage({
    workspace: acme,
    returnTo: '/',
    connection: 'Okta',
    frontUrl: 'https://alpacon.example',
  }),
  'sign-in, wrong password': workspaceSignInPage({
    workspace: acme,
    returnTo: '/',
    email: ada.email,
    problem: 'Wrong email or password',
    frontUrl: 'https://alpacon.example',
  }),
  'home of a superuser': homePage({
    workspace: acme,
    user: ada,
    session,
    sees: everything,
    connections: ready,
  }),
  'home of a user': homePage({
    workspace: acme,
    user: member(3),
    session,
    sees: nothing,
    connections: ready,
  }),
  'home, not connected': homePage({
    workspace: workspaceWith(0, { plan: 'Free' }),
    user: ada,
    session: { ...session, method: 'password' },
    sees: everything,
    connections: [],
  }),
  account: accountPage({ workspace: acme, user: ada, session, sees: everything }),
  members: membersPage({ workspace: acme, sees: everything, search: '', found: found('', 3) }),
  'members, for staff': membersPage({
    workspace: workspaceWith(6),
    sees: { members: true, identities: false, connection: false },
    search: '',
    found: found('', 1, workspaceWith(6)),
  }),
  'members, searched': membersPage({
    workspace: acme,
    sees: everything,
    search: 'grace liskov',
    found: found('grace liskov', 1),
  }),
  'members, nobody found': membersPage({
    workspace: acme,
    sees: everything,
    search: 'zaphod',
    found: found('zaphod', 1),
  }),
  'connection, none': connectionPage({
    ...onConnectionPage,
    workspace: workspaceWith(0, { plan: 'Essential' }),
    connections: [],
  }),
  'connection, being set up': connectionPage({
    ...onConnectionPage,
    connections: [shown(), shown({ enabled: null })],
  }),
  'connection, ready': connectionPage({
    ...onConnectionPage,
    connections: [shown({}, 'ready')],
    signIn: { reason: 'client-secret', code: 'invalid_client', issuer, at, workedAt: at + 3_600_000 },
    run: { reason: 'refused-by-api', code: 'organization_connected', at, workedAt: undefined },
  }),
  'connection, disabled': connectionPage({
    ...onConnectionPage,
    connections: [shown({ enabled: null, disabled: { at } })],
    signIn: { reason: 'email-in-use', issuer, person: ada.email, at, workedAt: undefined },
    run: { reason: 'role', person: 'sam@acme.example', at, workedAt: undefined },
  }),
  'approval, workspace': workspacePrompt({ base, problem: 'The workspace you entered is invalid' }),
  'approval, sign-in': approverSignIn({ base, workspace: acme }),
  consent: consentPage({
    base,
    workspace: acme,
    user: ada,
    clientName: 'Okta OIN Express Configuration',
    connectedIssuer: undefined,
  }),
  'consent to replacing': consentPage({
    base,
    workspace: acme,
    user: ada,
    clientName: 'Okta OIN Express Configuration',
    connectedIssuer: issuer,
  }),
  'approval refused': refusalPage({
    base,
    workspace: acme,
    user: ada,
    reason: { kind: 'plan', plan: 'Free', needed: 'Enterprise' },
  }),
  'who goes on': changePersonPage({
    workspace: acme,
    present: ada,
    arriving: member(1),
    ticket: 'ticket',
    action: '/sign-in/complete',
  }),
  'being set up': settingUpPage(acme, 'https://acme.us1.alpacon.example'),
  'not admitted': notAdmitted('email-in-use', { workspace: acme, email: ada.email, link }).page,
}
