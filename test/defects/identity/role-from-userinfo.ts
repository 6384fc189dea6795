import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'makes superusers of the members of any group that is called like one',
  killedBy: ['identity/role-claims-in-userinfo'],
  seenIn: 'open-mercato issue 3904',
  parts: () => ({
    readIdentity: (idToken, userinfo) => ({
      ...defaultParts.readIdentity(idToken, userinfo),
      groups: [userinfo.groups].flat(),
    }),
    admit(parts, workspace, connection, identity, now) {
      const admission = defaultParts.admit(parts, workspace, connection, identity, now)
      const groups = 'groups' in identity ? (identity.groups as unknown[]) : []
      const isGreat = groups.some(group => /admin|superuser/i.test(String(group)))
      if ('user' in admission && isGreat) admission.user.is_superuser = true
      return admission
    },
  }),
})
