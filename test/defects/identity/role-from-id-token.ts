import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes every role claim of an ID token for its own role, at each sign-in',
  killedBy: ['identity/role-claims-in-id-token'],
  parts: () => ({
    readIdentity: (idToken, userinfo) => ({
      ...defaultParts.readIdentity(idToken, userinfo),
      role: idToken.role,
    }),
    admit(parts, workspace, connection, identity, now) {
      const admission = defaultParts.admit(parts, workspace, connection, identity, now)
      if ('user' in admission && 'role' in identity && identity.role !== undefined) {
        admission.user.is_superuser = identity.role === 'superuser'
        admission.user.is_staff = identity.role !== 'user'
      }
      return admission
    },
  }),
})
