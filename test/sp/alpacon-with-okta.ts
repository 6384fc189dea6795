import { type AlpaconOptions, defaultParts, startAlpacon } from '../../sp/index.ts'
import { oin } from './express-configuration-client.ts'
import { startOktaStandIn } from './okta-stand-in.ts'

/** An Alpacon, and an Okta org that knows it as its client. */
export async function startAlpaconWithOkta(options: Partial<AlpaconOptions> = {}) {
  const sp = await startAlpacon({ port: 0, oin, ...options })
  const okta = await startOktaStandIn({
    name: 'acme-okta',
    clientId: '0oaclient',
    clientSecret: 'a secret',
    redirectUri: sp.integration.redirectUris[0] ?? '',
  })
  return { sp, okta }
}

/** An Alpacon whose patience is seven seconds; tells which paths it asked through its own trust, and with which patience. */
export async function startListenedTo() {
  const asked: string[] = []
  const patience: number[] = []
  const sp = await startAlpacon({
    port: 0,
    oin,
    patienceWithOktaSeconds: 7,
    parts: {
      fetchTrusting: () => (input, init) => {
        asked.push(new URL(String(input)).pathname)
        return fetch(input, init)
      },
      discover(connection, options) {
        patience.push(options.patienceSeconds)
        return defaultParts.discover(connection, options)
      },
    },
  })
  return { sp, asked, patience }
}
