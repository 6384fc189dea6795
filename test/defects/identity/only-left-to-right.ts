import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes every letter that is written from right to left for a trick',
  killedBy: ['identity/name-from-right-to-left'],
  parts: () => ({
    readIdentity(idToken, userinfo) {
      const identity = defaultParts.readIdentity(idToken, userinfo)
      const kept = (name: unknown) =>
        String(name ?? '').replace(/[\p{Cc}\p{Cf}\p{Script=Hebrew}\p{Script=Arabic}]/gu, '')
      return { ...identity, first_name: kept(userinfo.given_name), last_name: kept(userinfo.family_name) }
    },
  }),
})
