import type { Group, GroupRule } from '../org/state.ts'
import type { RunningOrg } from '../running-org.ts'

/** A group as the Management API shows it. https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Group/ */
export function groupBody(org: RunningOrg, group: Group) {
  const self = `${org.url}/api/v1/groups/${group.id}`
  return {
    id: group.id,
    created: group.created,
    lastUpdated: group.lastUpdated,
    lastMembershipUpdated: group.lastMembershipUpdated,
    objectClass: ['okta:user_group'],
    type: group.type,
    profile: group.profile,
    _links: { self: { href: self }, users: { href: `${self}/users` }, apps: { href: `${self}/apps` } },
  }
}

/** A group rule. https://developer.okta.com/docs/api/openapi/okta-management/management/tag/GroupRule/ */
export function groupRuleBody(rule: GroupRule) {
  return {
    type: 'group_rule',
    id: rule.id,
    status: rule.status,
    name: rule.name,
    created: rule.created,
    lastUpdated: rule.lastUpdated,
    conditions: {
      people: { users: { exclude: rule.excludedUserIds }, groups: { exclude: rule.excludedGroupIds } },
      expression: { type: 'urn:okta:expression:1.0', value: rule.expression },
    },
    actions: { assignUserToGroups: { groupIds: rule.groupIds } },
  }
}
