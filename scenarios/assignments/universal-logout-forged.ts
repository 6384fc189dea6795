import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

scenario(
  "nobody but the workspace's own Okta org can have its people logged out",
  { clauses: ['okta.universal-logout.authentication'] },
  async ({ target, okta, person, workspace, wire, connect, assign, newOrg, newWorkspace, needs }) => {
    needs(target.universalLogout, 'take part in Universal Logout')
    const other = await newOrg()
    const otherWorkspace = await newWorkspace()
    await connect()
    await assign(person)
    await other.connect(otherWorkspace)
    await other.introduce(other.person, otherWorkspace)
    await other.assign(other.person)
    const asked = () =>
      wire.okta().filter(({ from, request }) => from === 'Okta' && request.body.includes('sub_id'))
    const signIn = async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    }

    await twin('asked by Okta, the target ends the session', async () => {
      await signIn()
      await okta.clearUserSessions(person.user.id, { includeApps: true })
      await person.isNotSignedInTo(workspace)
      await other.okta.clearUserSessions(other.person.user.id, { includeApps: true })
      demandDelivered('Okta asked for less than two logouts', asked().length === 2)
      await signIn()
    })

    const [own, foreign] = asked().map(({ request }) => ({
      ...request,
      headers: new Headers(request.headers),
    }))
    const bearer = (of: typeof own) => of?.headers.get('authorization') ?? ''
    const forgeries = {
      'without a proof': '',
      'with a proof that makes no sense': 'Bearer not.a.proof',
      "with the proof of another workspace's org": bearer(foreign),
    }
    for (const [how, authorization] of Object.entries(forgeries)) {
      await step(`asked ${how}, it answers 401, and the session goes on`, async () => {
        const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) }
        const { status } = await fetch(own!.url, { method: 'POST', headers, body: own!.body })
        expectEqual('the status', status, 401)
        await person.isSignedInTo(workspace)
      })
    }
  },
)
