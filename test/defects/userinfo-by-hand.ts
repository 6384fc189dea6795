import * as client from 'openid-client'
import { type AlpaconParts, defaultParts } from '../../sp/index.ts'

/** Userinfo's answer as a text, asked for without a library, and without a look at whom it is about. */
async function userinfoText(configuration: client.Configuration, accessToken: string): Promise<string> {
  const fetcher = (configuration[client.customFetch] ?? fetch) as typeof fetch
  const answer = await fetcher(configuration.serverMetadata().userinfo_endpoint!, {
    headers: { authorization: `Bearer ${accessToken}` },
  })
  if (answer.status !== 200) throw new Error(`the userinfo endpoint answered ${answer.status}`)
  return answer.text()
}

/** Userinfo's claims, whoever they are about. */
export async function userinfoOfAnybody(
  configuration: client.Configuration,
  accessToken: string,
): Promise<Record<string, unknown>> {
  return JSON.parse(await userinfoText(configuration, accessToken)) as Record<string, unknown>
}

/**
 * Parts with which Alpacon checks one of several subjects in userinfo and goes by another, as where two parsers read it:
 * one stops at the first, the other lets the last win.
 */
export function subjectReadTwice({
  checked,
  used,
}: Record<'checked' | 'used', 'first' | 'last'>): Pick<AlpaconParts, 'fetchProfile' | 'readIdentity'> {
  const place = { first: 0, last: -1 }
  return {
    async fetchProfile(configuration, accessToken, subject) {
      const text = await userinfoText(configuration, accessToken)
      const subjects = [...text.matchAll(/"sub"\s*:\s*"([^"]*)"/g)].map(([, sub]) => sub)
      if (subjects.at(place[checked]) !== subject) throw new Error('userinfo is about somebody else')
      return { ...(JSON.parse(text) as Record<string, unknown>), sub: subjects.at(place[used]) }
    },
    readIdentity: (idToken, userinfo) =>
      defaultParts.readIdentity({ ...idToken, sub: String(userinfo.sub) }, userinfo),
  }
}
