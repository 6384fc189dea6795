import type { Agent } from '../../harness/agent.ts'
import { ExpectationFailed } from '../../harness/verdicts.ts'

/** What leads to Okta is called, the clearest first. */
const NAMES = [
  /\bokta\b/i,
  /\bsingle sign-?on\b|\bsso\b|\bsaml\b|\bopenid\b|\boidc\b/i,
  /\b(company|work|corporate|enterprise|organi[sz]ation)\b/i,
  /^(log|sign) ?in\b/i,
]

/** Of the buttons and links on a page the one that leads to Okta, and how clearly it says so: 0 is clearest. */
export function controlToOkta(
  names: readonly string[],
  declared?: string,
): { name: string; rank: number } | undefined {
  if (declared !== undefined) return names.includes(declared) ? { name: declared, rank: 0 } : undefined
  for (const [rank, pattern] of NAMES.entries()) {
    const name = names.find(one => pattern.test(one))
    if (name !== undefined) return { name, rank }
  }
  return undefined
}

export interface Way {
  agent: Agent
  isOkta: (address: string) => boolean
  /** Name of the button or link, where it is known. */
  declared?: string
}

/** Whether the agent is at Okta already, or on a page from which a button or link leads there. */
export async function offersOkta({ agent, isOkta, declared }: Way): Promise<boolean> {
  return isOkta(agent.address()) || controlToOkta(await agent.controls(), declared) !== undefined
}

/**
 * From a page of the target to Okta, over as many pages as it takes: each has a clearer way than the one before. Stops
 * where Okta was asked, whatever it answered, and on a page that says that something went wrong.
 * Throws ExpectationFailed where there is nothing to press at all.
 */
export async function goToOkta({ agent, isOkta, declared }: Way): Promise<void> {
  if (isOkta(agent.address())) return
  const seen = (await agent.history()).length
  const wasAtOkta = async () => (await agent.history()).slice(seen).some(one => isAddress(one) && isOkta(one))
  let last = Number.POSITIVE_INFINITY
  for (;;) {
    let next: { name: string; rank: number } | undefined
    const isDecided = async () => {
      next = controlToOkta(await agent.controls(), declared)
      return (
        isOkta(agent.address()) ||
        (await wasAtOkta()) ||
        (await agent.heldBack()) !== undefined ||
        next !== undefined
      )
    }
    await agent.waitUntil(isDecided)
    if (isOkta(agent.address()) || (await wasAtOkta())) return
    const isWorthATry =
      next !== undefined && next.rank < last && (last === Number.POSITIVE_INFINITY || agent.status() < 400)
    if (!next || !isWorthATry) {
      if (last < Number.POSITIVE_INFINITY) return
      throw new ExpectationFailed('the sign-in page leads to Okta', {
        expected: declared
          ? `a button or link "${declared}"`
          : 'a button or link whose name says Okta, single sign-on, or sign in',
        received: (await agent.text()).slice(0, 800),
      })
    }
    last = next.rank
    await agent.press(next.name)
  }
}

const isAddress = (text: string) => /^https?:\S+$/.test(text)
