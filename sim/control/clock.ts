import { z } from 'zod'
import type { RunningOrg } from '../running-org.ts'
import { namedOrg } from './named-org.ts'
import { type OperationGroup, operation } from './operation.ts'
import { asks, moment, tells } from './schemas.ts'

const clockSchema = tells(
  'Clock',
  z.strictObject({
    now: moment.describe('What the org’s clock shows; it runs on.'),
    realNow: moment,
    offsetSeconds: z.int().describe('How far it is ahead of the real time; 0 is the real time.'),
  }),
)

const settingSchema = asks(
  'ClockSetting',
  z
    .strictObject({
      now: z.iso.datetime({ offset: true }).optional().describe('To the second.'),
      offsetSeconds: z.int().optional().describe('Ahead of the real time; 0 goes back to it.'),
    })
    .refine(({ now, offsetSeconds }) => (now === undefined) !== (offsetSeconds === undefined), {
      path: ['now'],
      message: 'a clock is set by either now or offsetSeconds',
    })
    .describe('Either `now` or `offsetSeconds`.'),
)

function clockBody({ model }: RunningOrg) {
  const realNow = new Date()
  const offsetSeconds = model.offsetSeconds()
  const now = new Date(realNow.getTime() + offsetSeconds * 1000)
  return { now: now.toISOString(), realNow: realNow.toISOString(), offsetSeconds }
}

/** The clock of an org. */
export const clock: OperationGroup = {
  name: 'Clock',
  description:
    'Each org has a clock of its own. It shows the real time until it is moved, and after a restart.',
  operations: [
    operation({
      id: 'getClock',
      method: 'GET',
      path: '/_sim/orgs/{name}/clock',
      summary: 'What time it is in an org',
      answers: { status: 200, does: 'The clock.', schema: clockSchema },
      refuses: ['not_found'],
      run: ({ okta, params }) => clockBody(namedOrg(okta, params.name)),
    }),
    operation({
      id: 'moveClock',
      method: 'PUT',
      path: '/_sim/orgs/{name}/clock',
      summary: 'Move the clock of an org, ahead, behind, or back to the real time',
      description:
        'Codes, tokens, sessions, sign-ins under way, attempts of Express Configuration, Okta’s own client assertions, ' +
        'timestamps, the System Log, and iat, exp and auth_time of tokens follow. What has expired stays expired when ' +
        'the clock is put back. These don’t follow: cookies and recorded exchanges, which go by the real time; and a ' +
        'client assertion of an app has to be good by the real time and by the org’s clock, so an app whose own clock ' +
        'was moved by hours can’t use private_key_jwt or client_secret_jwt.',
      body: settingSchema,
      answers: { status: 200, does: 'The clock as it is now.', schema: clockSchema },
      refuses: ['not_found'],
      run({ okta, params, body }) {
        const org = namedOrg(okta, params.name)
        org.moveClock(
          body.now === undefined ? { offsetSeconds: body.offsetSeconds! } : { now: new Date(body.now) },
        )
        return clockBody(org)
      },
    }),
  ],
}
