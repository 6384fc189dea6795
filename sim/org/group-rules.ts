import { type OrgContext, timestamp } from './context.ts'
import { invalid, notFound } from './errors.ts'
import { type Groups, groupAsParty } from './groups.ts'
import { compileRuleExpression, type ExpressionSubject } from './rule-expression.ts'
import { type GroupRule, recordOf, type User } from './state.ts'
import { personAsParty } from './system-log.ts'

/** What an administrator enters for a rule. */
export interface RuleSettings {
  name: string
  expression: string
  groupIds: string[]
  excludedUserIds?: string[]
  excludedGroupIds?: string[]
}

/** How many rules an org may have. https://help.okta.com/oie/en-us/content/topics/users-groups-profiles/usgp-create-group-rules.htm */
const MOST_RULES = 2000

/** Statuses that rules pass over: people who are pending or inactive keep the groups they have. */
const PASSED_OVER: readonly User['status'][] = ['STAGED', 'PROVISIONED', 'DEPROVISIONED']

/**
 * Rules that put people into groups by their attributes: `user.department=="Engineering"`. A rule runs over everybody
 * when it is activated, and over one person when their profile, status or groups change.
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/GroupRule/
 */
export function createGroupRules(context: OrgContext, groups: Groups) {
  const { state } = context
  const compiled = new Map<string, { source: string; matches: (subject: ExpressionSubject) => boolean }>()

  function matches(rule: GroupRule, subject: ExpressionSubject): boolean {
    const known = compiled.get(rule.id)
    if (known?.source === rule.expression) return known.matches(subject)
    const fresh = { source: rule.expression, matches: compileRuleExpression(rule.expression) }
    compiled.set(rule.id, fresh)
    return fresh.matches(subject)
  }

  function check({ name, expression, groupIds }: RuleSettings, self?: GroupRule) {
    if (!name.trim()) throw invalid('name', 'The field cannot be left blank')
    if (rules.list().some(rule => rule !== self && rule.name === name)) {
      throw invalid('name', 'An object with this field already exists in the current organization')
    }
    compileRuleExpression(expression)
    if (groupIds.length === 0) {
      throw invalid('actions.assignUserToGroups.groupIds', 'The field cannot be left blank')
    }
    for (const id of groupIds) {
      if (groups.get(id).type === 'BUILT_IN') {
        throw invalid('actions.assignUserToGroups.groupIds', `${id} is built in: nobody is put into it`)
      }
    }
  }

  function keep({ placed: _, ...rule }: GroupRule) {
    context.changed(['put', 'groupRules', rule])
  }

  function displace(rule: GroupRule, groupId: string, user: User) {
    if (!placedBy(rule, groupId, user)) return
    delete rule.placed[groupId]![user.id]
    context.changed(['displace', rule.id, groupId, user.id])
  }

  // Ids from outside can be any text, and a person may have been put there by more than one rule.
  const placedBy = (rule: GroupRule, groupId: string, user: User) => rule.placed[groupId]?.[user.id] === true

  /** One pass of one rule over one person. True where a membership changed. */
  function apply(rule: GroupRule, user: User): boolean {
    const member = groups.ofUser(user)
    const subject = {
      profile: user.profile,
      groupIds: new Set(member.map(({ id }) => id)),
      groupNames: new Set(member.map(({ profile }) => profile.name)),
    }
    const isExcluded =
      rule.excludedUserIds.includes(user.id) || rule.excludedGroupIds.some(id => subject.groupIds.has(id))
    const belongs = !isExcluded && matches(rule, subject)
    let changed = false
    for (const groupId of rule.groupIds) {
      const group = groups.find(groupId)
      if (!group) continue
      if (belongs && !placedBy(rule, groupId, user)) {
        const wasMember = groups.isMember(group, user)
        const isByRule = rules.list().some(other => placedBy(other, groupId, user))
        // Who was put there by hand stays the administrator's.
        if (wasMember && !isByRule) continue
        rule.placed[groupId] ??= {}
        rule.placed[groupId][user.id] = true
        context.changed(['place', rule.id, groupId, user.id])
        if (wasMember) continue
        groups.addMember(group, user, 'rule')
        changed = true
      } else if (!belongs && placedBy(rule, groupId, user)) {
        displace(rule, groupId, user)
        if (rules.list().some(other => placedBy(other, groupId, user))) continue
        groups.removeMember(group, user, 'rule')
        changed = true
      }
    }
    if (changed) {
      context.log({
        eventType: 'group.user_membership.rule.trigger',
        result: 'SUCCESS',
        target: [
          personAsParty(user),
          { id: rule.id, type: 'Rule', alternateId: rule.name, displayName: rule.name },
          ...rule.groupIds.flatMap(id => groups.find(id) ?? []).map(groupAsParty),
        ],
      })
    }
    return changed
  }

  function settle(user: User): void {
    if (PASSED_OVER.includes(user.status)) return
    const active = rules.list().filter(({ status }) => status === 'ACTIVE')
    // A rule may ask about another rule's group, so each pass settles at least one more of them. Two that contradict
    // each other would never come to rest.
    for (const _ of active) {
      if (!active.map(rule => apply(rule, user)).includes(true)) return
    }
  }

  function demandInactive(rule: GroupRule, act: string) {
    if (rule.status === 'ACTIVE') throw invalid('status', `Deactivate the rule before you ${act} it`)
  }

  const rules = {
    /** A new rule is INACTIVE. Throws E0000001 where a member is wrong, E0000007 where a group isn't there. */
    create(settings: RuleSettings): GroupRule {
      check(settings)
      if (rules.list().length >= MOST_RULES) throw invalid('name', `An org has at most ${MOST_RULES} rules`)
      const created = timestamp(context)
      const { name, expression, groupIds, excludedUserIds = [], excludedGroupIds = [] } = settings
      const rule: GroupRule = {
        id: context.newId('groupRule'),
        name,
        status: 'INACTIVE',
        created,
        lastUpdated: created,
        expression,
        groupIds: [...groupIds],
        excludedUserIds: [...excludedUserIds],
        excludedGroupIds: [...excludedGroupIds],
        placed: {},
      }
      state.groupRules[rule.id] = rule
      keep(rule)
      return rule
    },

    /** By id. Throws E0000007. */
    get(id: string): GroupRule {
      const rule = recordOf(state.groupRules, id)
      if (!rule) throw notFound(id, 'GroupRule')
      return rule
    },

    list(): GroupRule[] {
      return Object.values(state.groupRules)
    },

    /** Changes a rule that isn't active; the groups it fills stay as they are. Throws E0000001. */
    update(rule: GroupRule, settings: RuleSettings): void {
      demandInactive(rule, 'change')
      check(settings, rule)
      if (settings.groupIds.join() !== rule.groupIds.join()) {
        throw invalid('actions.assignUserToGroups.groupIds', 'The groups of a rule cannot be changed')
      }
      rule.name = settings.name
      rule.expression = settings.expression
      rule.excludedUserIds = [...(settings.excludedUserIds ?? [])]
      rule.excludedGroupIds = [...(settings.excludedGroupIds ?? [])]
      rule.lastUpdated = timestamp(context)
      keep(rule)
    },

    /** Activates a rule and runs it over everybody. An INVALID one, whose group is gone, throws E0000001. */
    activate(rule: GroupRule): void {
      if (rule.status === 'INVALID')
        throw invalid('status', 'A group of the rule was deleted; make a new rule')
      if (rule.status === 'ACTIVE') return
      rule.status = 'ACTIVE'
      rule.lastUpdated = timestamp(context)
      keep(rule)
      for (const user of Object.values(state.users)) settle(user)
    },

    /** Stops a rule. Whom it placed stays where they are. */
    deactivate(rule: GroupRule): void {
      if (rule.status !== 'ACTIVE') return
      rule.status = 'INACTIVE'
      rule.lastUpdated = timestamp(context)
      keep(rule)
    },

    /** Deletes a rule that isn't active; `removeUsers` takes out of its groups whom only it had placed there. */
    delete(rule: GroupRule, removeUsers = false): void {
      demandInactive(rule, 'delete')
      delete state.groupRules[rule.id]
      context.changed(['delete', 'groupRules', rule.id])
      compiled.delete(rule.id)
      if (!removeUsers) return
      for (const [groupId, placed] of Object.entries(rule.placed)) {
        for (const userId of Object.keys(placed)) {
          const [group, user] = [groups.find(groupId), recordOf(state.users, userId)]
          if (!group || !user || rules.list().some(other => placedBy(other, groupId, user))) continue
          groups.removeMember(group, user, 'rule')
          settle(user)
        }
      }
    },
  }

  context.rules = {
    personChanged: settle,
    removedByHand(group, user) {
      for (const rule of rules.list()) {
        if (!placedBy(rule, group.id, user)) continue
        displace(rule, group.id, user)
        rule.excludedUserIds.push(user.id)
        keep(rule)
      }
    },
    groupDeleted(group) {
      for (const rule of rules.list()) {
        if (!rule.groupIds.includes(group.id)) continue
        rule.status = 'INVALID'
        keep(rule)
        delete rule.placed[group.id]
        context.changed(['forget', rule.id, group.id])
      }
    },
    personDeleted(user) {
      for (const rule of rules.list()) {
        for (const groupId of Object.keys(rule.placed)) displace(rule, groupId, user)
        if (!rule.excludedUserIds.includes(user.id)) continue
        rule.excludedUserIds = rule.excludedUserIds.filter(id => id !== user.id)
        keep(rule)
      }
    },
  }
  return rules
}
