import * as client from 'openid-client'

/** Userinfo's answer as a text, asked for without a library, and without a look at whom it is about. */
export async function userinfoText(
  configuration: client.Configuration,
  accessToken: string,
): Promise<string> {
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
