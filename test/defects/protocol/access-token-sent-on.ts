import * as client from 'openid-client'
import { defect } from '../defect.ts'

export default defect({
  does: 'follows a redirect of userinfo, and shows the access token to whoever answers there',
  killedBy: ['protocol/userinfo/redirect'],
  seenIn: 'curl, CVE-2018-1000007',
  parts: () => ({
    async fetchProfile(configuration, accessToken, subject) {
      const fetcher = configuration[client.customFetch] as unknown as typeof fetch
      const init: RequestInit = {
        headers: { authorization: `Bearer ${accessToken}` },
        redirect: 'manual',
        signal: AbortSignal.timeout((configuration.timeout ?? 30) * 1000),
      }
      const first = await fetcher(configuration.serverMetadata().userinfo_endpoint!, init)
      const location = first.headers.get('location')
      const profile = await (location ? await fetcher(location, init) : first).json()
      if (profile.sub !== subject) throw new Error('userinfo is about somebody else')
      return profile
    },
  }),
})
