import { z } from 'zod'
import { type Answer, type AnswerFault, DROPPED, ENDPOINTS, type Endpoint, HELD } from './definition.ts'
import { meet } from './meeting.ts'

const NAMES = {
  token: 'the token endpoint',
  keys: 'the JWKS',
  userinfo: 'the userinfo endpoint',
  discovery: 'the discovery document',
  'management-api': 'the Management API',
} satisfies Record<Endpoint, string>

const page = (status: number, text: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><title>${text}</title><h1>${text}</h1>`,
})

type Happening = Omit<AnswerFault, 'place'>

// What can happen to any answer on its way.
const HAPPENINGS = {
  held: { does: 'gives no answer, and keeps the connection open', alter: () => HELD },
  dropped: { does: 'cuts the connection without an answer', alter: () => DROPPED },
  'server-error': { does: 'answers 503 with a page', alter: () => page(503, 'Service Unavailable') },
  html: { does: 'answers 200 with a page in place of JSON', alter: () => page(200, 'Be right back') },
  'truncated-json': {
    does: 'answers with the first half of its JSON',
    alter: answer => ({ ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) }),
  },
  redirect: {
    does: 'answers 307 to the stranger, or to the address in `with`',
    with: z.url().optional(),
    alter: (_answer, { strangerUrl }, to) => ({
      status: 307,
      headers: { location: typeof to === 'string' ? to : `${strangerUrl}/redirected` },
      body: '',
    }),
  },
  'in-step': {
    does: 'keeps answers until there are as many as `with` says, three seconds at most, and gives them all at once',
    with: z.int().min(2).max(100),
    alter: async (answer, _world, size, self) => ((await meet(self, size as number)) ? answer : undefined),
  },
} satisfies Record<string, Happening>

type TransportFaultName = `${Endpoint}/${keyof typeof HAPPENINGS}`

/** What can happen to the answers of every endpoint. */
export const transportFaults = Object.fromEntries(
  ENDPOINTS.flatMap(place =>
    Object.entries<Happening>(HAPPENINGS).map(([name, { does, ...happening }]) => [
      `${place}/${name}`,
      { place, does: `${NAMES[place]} ${does}`, ...happening },
    ]),
  ),
) as Record<TransportFaultName, AnswerFault>
