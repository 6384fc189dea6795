import type { Screen } from '../../reports/index.ts'
import { FAULTS, type FaultName } from '../../sim/index.ts'
import { columns, paint } from './terminal.ts'

/** The document that `oin-sim start --json` prints: every address and credential of what is up. */
export type Addresses = {
  okta: { url: string; orgs: OrgAddresses[] }
  /** Undefined where Okta was started alone. */
  sp?: { name: string; url: string; workspaces: WorkspaceAddresses[] }
  /** How to verify them, where they serve TLS with a certificate made on the spot. */
  tls?: { ca: string; caFile?: string }
  /** Faults in force in the org. */
  faults: FaultName[]
  /** Apps of the org's own: what a client of yours is to be configured with. */
  apps: { org: string; label: string; clientId: string; clientSecret: string | null }[]
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

/** The addresses as aligned lists for a person; `settings` says what is in force and who said so. */
export function addressLines(
  { okta, sp, faults, apps, people }: Addresses,
  { readyMs, settings, screen }: { readyMs: number; settings: readonly string[]; screen: Screen },
): string[] {
  const heading = (text: string) => paint(screen, 'bold', text)
  const quiet = (text: string) => paint(screen, 'dim', text)
  const indented = (rows: string[][]) => columns(rows).map(line => `  ${line}`)
  const places = [
    ['Okta', okta.url],
    ['Inspector', `${okta.url}/inspector`],
    ...okta.orgs.flatMap(org => [
      [`Okta org ${org.name}`, org.url],
      ['Admin Console', org.adminUrl],
      ['Dashboard', org.dashboardUrl],
      ['API token', org.apiToken],
    ]),
    ...(sp ? [[sp.name, sp.url]] : []),
    ...(sp?.workspaces ?? []).map(({ name, url, plan }) => [`Workspace ${name}`, url, `${plan} plan`]),
  ]
  const [org] = okta.orgs
  const [app] = apps
  const variables =
    org && app
      ? [
          heading(`For ${app.label}, as variables`),
          `  OKTA_ISSUER=${org.url}`,
          `  OKTA_CLIENT_ID=${app.clientId}`,
          ...(app.clientSecret === null ? [] : [`  OKTA_CLIENT_SECRET=${app.clientSecret}`]),
          '',
        ]
      : []
  const credentials = [
    ...okta.orgs.map(({ name, admin }) => [
      admin.login,
      admin.password,
      `administrator of the Okta org ${name}`,
    ]),
    ...(sp?.workspaces ?? []).map(({ name, superuser }) => [
      superuser.email,
      superuser.password,
      `superuser of the workspace ${name}`,
    ]),
    ...people.map(({ login, password, groups, assigned }) => [
      login,
      password,
      `${groups.join(', ') || 'no group'}; assigned to ${assigned.join(', ') || 'no app'}`,
    ]),
  ]
  return [
    `${paint(screen, ['bold', 'green'], `ready in ${Math.round(readyMs)} ms`)}  Simulated Okta${sp ? ` and ${sp.name}` : ''}`,
    '',
    ...indented(places),
    '',
    heading('Sign in as'),
    ...indented(credentials),
    '',
    ...variables,
    ...faults.map(name => paint(screen, 'red', `Fault in force: ${FAULTS[name].does} (${name})`)),
    ...settings.map(quiet),
    quiet(sp ? 'Ctrl+C stops both and frees their ports.' : 'Ctrl+C stops it and frees its port.'),
  ]
}
