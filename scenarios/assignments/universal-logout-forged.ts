import { proofLike } from '../harness/logout-proof.ts'
import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

scenario(
  "nobody but the workspace's own Okta org can have its people logged out",
  { clauses: ['okta.universal-logout.authentication'] },
  async ({ target, okta, person, workspace, wire, connect, assign, newOrg, needs }) => {
    needs(target.universalLogout, 'take part in Universal Logout')
    const other = await newOrg()
    const lastHour = Math.floor(Date.now() / 1000) - 3600
    await connect()
    await assign(person)
    const signIn = async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    }

    const { url, headers, body } = await twin('asked by Okta, the target ends the session', async () => {
      await signIn()
      await okta.clearUserSessions(person.user.id, { includeApps: true })
      await person.isNotSignedInTo(workspace)
      await signIn()
      const asked = wire
        .okta()
        .filter(({ from, request }) => from === 'Okta' && request.body.includes('sub_id'))
      demandDelivered('Okta asked for no logout', asked.length === 1)
      return asked[0]!.request
    })

    const proof = new Headers(headers).get('authorization')?.replace(/^Bearer /, '') ?? ''
    const ask = async (bearer: string | undefined) => {
      const sent = new Headers({ 'content-type': 'application/json' })
      if (bearer !== undefined) sent.set('authorization', `Bearer ${bearer}`)
      return (await fetch(url, { method: 'POST', headers: sent, body })).status
    }
    const forgeries = {
      'without a proof': undefined,
      'with a proof that makes no sense': 'not.a.proof',
      "with a proof in its org's name that another org signed": proofLike(proof, other.okta),
      'with the proof of another org': proofLike(proof, other.okta, { iss: other.okta.url }),
      'with a proof that was meant for another service': proofLike(proof, okta, {
        aud: `${other.okta.url}/logout`,
      }),
      'with a proof that has expired': proofLike(proof, okta, { iat: lastHour, exp: lastHour + 300 }),
    }
    for (const [how, bearer] of Object.entries(forgeries)) {
      await step(`asked ${how}, it answers 401, and the session goes on`, async () => {
        expectEqual('the status', await ask(bearer), 401)
        await person.isSignedInTo(workspace)
      })
    }

    await twin('asked with a proof that is right in all of this, it ends the session', async () => {
      expectEqual('the status', await ask(proofLike(proof, okta)), 204)
      await person.isNotSignedInTo(workspace)
    })
  },
)
