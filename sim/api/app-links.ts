import type { User } from '../org/state.ts'
import type { RunningOrg } from '../running-org.ts'
import { embedLink } from '../sites/org-site.ts'

/**
 * The tiles of a person's dashboard. `id` is the person's, as in Okta's own example.
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserResources/#tag/UserResources/operation/listAppLinks
 */
export function applicationLinks(org: RunningOrg, user: User) {
  return org.model.assignments.tiles(user).map((app, index) => ({
    id: user.id,
    label: app.label,
    linkUrl: embedLink(org, app),
    logoUrl: org.catalog.find(app.name)?.logo ?? null,
    appName: app.name,
    appInstanceId: app.id,
    appAssignmentId: org.model.assignments.behind(app, user)!.id,
    credentialsSetup: false,
    hidden: false,
    sortOrder: index,
  }))
}
