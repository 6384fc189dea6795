import { newOrg } from './model.ts'

/** Engineering, which a rule fills once it is activated, and Ann, whom it fits, Ben and Cid. */
export function engineeringByRule(expression = 'user.department=="Eng"') {
  const org = newOrg()
  const { groups, groupRules, users } = org
  const [ann, ben, cid] = [org.person('Ann'), org.person('Ben'), org.person('Cid')]
  users.updateProfile(ann, { department: 'Eng' })
  const engineering = groups.create({ name: 'Engineering' })
  const rule = groupRules.create({ name: 'Engineers', expression, groupIds: [engineering.id] })
  const members = (group = engineering) => groups.members(group).map(({ profile }) => profile.firstName)
  return { ...org, ann, ben, cid, engineering, rule, members }
}
