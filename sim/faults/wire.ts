import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Exchange, Recorder } from '../exchanges/recorder.ts'
import type { RunningOrg } from '../running-org.ts'
import type { World } from './definition.ts'
import { readTokenAnswer } from './id-token.ts'
import { strangeKey } from './stranger.ts'
import { strikeAnswer, witness } from './strike.ts'

/** Lets an org's faults alter what it answers to one request, and notes in the exchange which did. */
export function strikeAnswerOf(
  org: RunningOrg,
  {
    req,
    res,
    exchange,
    recorder,
  }: { req: IncomingMessage; res: ServerResponse; exchange: Exchange; recorder: Recorder },
): void {
  witness(req, name => {
    exchange.faults = [...(exchange.faults ?? []), name]
  })
  strikeAnswer(req, res, { faults: org.faults, world: path => worldOf(org, path, recorder) })
}

async function worldOf(org: RunningOrg, path: string, recorder: Recorder): Promise<World> {
  const { model, authorizationServers, strangerUrl } = org
  return {
    ...(await authorizationServers.signerAt(path)),
    strangerUrl,
    strangeKey,
    clientSecret: clientId => model.applications.find(clientId)?.clientSecret ?? undefined,
    now: Math.floor(model.now().getTime() / 1000),
    earlierIdTokens: () =>
      recorder
        .list()
        .filter(({ org: name, request, faults }) => {
          return name === org.name && request.url.endsWith('/token') && !faults
        })
        .flatMap(({ response }) => (response && readTokenAnswer(response)?.id_token) ?? []),
  }
}
