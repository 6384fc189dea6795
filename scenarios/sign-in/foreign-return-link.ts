import { expectNeverLedAway } from '../harness/foreign-links.ts'
import { originsOf } from '../harness/initiation.ts'
import { scenario } from '../harness/scenario.ts'
import { twin } from '../harness/steps.ts'
import { expectEqual, NotRun } from '../harness/verdicts.ts'

scenario(
  'the page that a link names for after the sign-in is never one of somebody else',
  { clauses: ['rfc9700.4.11.1'] },
  async scene => {
    const { target, person, workspace, connect, assign, needs } = scene
    const page = needs(target.deepLink, 'name a page of a workspace')(workspace)
    const { agent } = person
    await connect()
    await assign(person)
    await person.opensDashboard()
    const isPage = (value: string) => URL.canParse(value, page) && new URL(value, page).href === page

    // The address at which the target begins a sign-in for that page, with another page in its place.
    await agent.open(page)
    const addresses = (await agent.history()).filter(one => /^https?:\S+$/.test(one)).map(one => new URL(one))
    const own = addresses.filter(({ origin }) => origin === new URL(page).origin)
    const named = own.flatMap(url => [...url.searchParams].map(([name, value]) => ({ url, name, value })))
    const begun = named.find(({ value }) => isPage(value))
    if (!begun) throw new NotRun(`${target.name} names no page in the address of its sign-in`)

    async function open(link: string) {
      const url = new URL(begun!.url)
      url.searchParams.set(begun!.name, link)
      await agent.open(url.href)
      if (await target.steps.offersOkta(agent)) await target.steps.continueWithOkta(agent)
    }

    const known = await twin('with the page itself, it ends there', async () => {
      await open(begun.value)
      await person.isSignedInTo(workspace)
      expectEqual('where the browser ended up', agent.address(), page)
      return originsOf(agent)
    })

    await expectNeverLedAway(scene, known, open)
  },
)
