import type { Ground } from '../../repro/ground.ts'

/** Where everything is that a case left running, and what to sign in with: rows of a name, an address and credentials. */
export function placesToVisit({ scene, home, actors }: Ground): string[][] {
  const { okta, adminCredentials, target } = scene
  const { superuser } = home
  return [
    ['Admin Console', okta.adminUrl, `${adminCredentials.email}  ${adminCredentials.password}`],
    ...actors().map(({ person, password }) => [
      `Dashboard, as ${person.name}`,
      okta.dashboardUrl,
      `${person.user.profile.login}  ${password}`,
    ]),
    ['System Log', `${okta.url}/api/v1/logs`, `Authorization: SSWS ${okta.apiToken}`],
    [target.name, target.url, ''],
    [`Workspace ${home.name}`, home.url, `${superuser.email}  ${superuser.password}`],
  ]
}
