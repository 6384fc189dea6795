import { columns, paint, type Screen } from './terminal.ts'

/** The document that `oin-sim start --json` prints: every address and credential of what is up. */
export type Addresses = {
  okta: { url: string; orgs: OrgAddresses[] }
  sp: { name: string; url: string; workspaces: WorkspaceAddresses[] }
  people: { org: string; login: string; password: string; groups: string[]; assigned: string[] }[]
}

type OrgAddresses = {
  name: string
  url: string
  adminUrl: string
  dashboardUrl: string
  admin: { login: string; password: string }
  apiToken: string
}

type WorkspaceAddresses = {
  name: string
  url: string
  plan: string
  superuser: { email: string; password: string }
}

/** The addresses as an aligned list for a person; `settings` says what is in force and who said so. */
export function addressLines(
  { okta, sp, people }: Addresses,
  { readyMs, settings, screen }: { readyMs: number; settings: string; screen: Screen },
): string[] {
  const heading = (text: string) => paint(screen, 'bold', text)
  const places = [
    ['Okta', okta.url],
    ...okta.orgs.flatMap(org => [
      ['Okta org', org.url],
      ['Admin Console', org.adminUrl, org.admin.login, org.admin.password, 'administrator'],
      ['Dashboard', org.dashboardUrl],
      ['API token', org.apiToken],
    ]),
    [sp.name, sp.url],
    ...sp.workspaces.map(({ name, url, plan, superuser }) => [
      `Workspace ${name}`,
      url,
      superuser.email,
      superuser.password,
      `superuser, ${plan} plan`,
    ]),
  ]
  const persons = people.map(({ login, password, groups, assigned }) => [
    login,
    password,
    groups.join(', ') || 'no group',
    assigned.length > 0 ? `assigned: ${assigned.join(', ')}` : 'assigned to no app',
  ])
  return [
    `${paint(screen, ['bold', 'green'], `ready in ${Math.round(readyMs)} ms`)}  Simulated Okta and ${sp.name}`,
    '',
    ...columns(places).map(line => `  ${line}`),
    '',
    heading(
      `People of the org ${okta.orgs.map(({ name }) => name).join(', ')} (they sign in at the dashboard)`,
    ),
    ...columns(persons).map(line => `  ${line}`),
    '',
    paint(screen, 'dim', settings),
    paint(screen, 'dim', 'Ctrl+C stops both and frees their ports.'),
  ]
}
