import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'
import { userinfoText } from '../userinfo-by-hand.ts'

// One parser reads from the left and stops, another lets later members win.
const subjects = (text: string) => [...text.matchAll(/"sub"\s*:\s*"([^"]*)"/g)].map(([, sub]) => sub)

export default defect({
  does: 'checks the first subject of userinfo and goes by the last',
  killedBy: ['protocol/userinfo/sub-twice-wrong-last'],
  parts: () => ({
    async fetchProfile(configuration, accessToken, subject) {
      const text = await userinfoText(configuration, accessToken)
      const all = subjects(text)
      if (all.at(0) !== subject) throw new Error('userinfo is about somebody else')
      return { ...(JSON.parse(text) as Record<string, unknown>), sub: all.at(-1) }
    },
    readIdentity: (idToken, userinfo) =>
      defaultParts.readIdentity({ ...idToken, sub: String(userinfo.sub) }, userinfo),
  }),
})
