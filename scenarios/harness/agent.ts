import type { Browser } from '@playwright/test'
import type { Exchange } from '../../sim/index.ts'
import { type Answered, type Ask, type Asked, createAsk, headerOf } from './ask.ts'
import { timeSpent } from './time-spent.ts'

/** With a real page, or over plain HTTP. */
export type AgentKind = 'browser' | 'http'

/**
 * A person's way to see pages and use them: by role and visible name, as a person would. Waits for conditions, never
 * for time. What a page lacks is told as the target's failure where the page is the target's.
 */
export interface Agent {
  kind: AgentKind
  /** Opens an address. */
  open(address: string): Promise<void>
  reload(): Promise<void>
  /** The back button. False where there was nothing to go back to. */
  back(): Promise<boolean>
  /** Presses a button or follows a link, and waits for the page that comes. */
  press(name: string): Promise<void>
  /** Opens a menu. */
  unfold(name: string): Promise<void>
  fill(label: string, value: string): Promise<void>
  tick(label: string): Promise<void>
  untick(label: string): Promise<void>
  /** Whether a button or link of that name is there now. */
  offers(name: string): Promise<boolean>
  /** Names of the buttons and links that are there now, in the order of the page. */
  controls(): Promise<string[]>
  /** Waits until something is so, as long as a page may take; whether it came to be. */
  waitUntil(isSo: () => Promise<boolean>): Promise<boolean>
  /** Waits until a button, link, heading or text of that name is there. */
  waitFor(name: string): Promise<void>
  /** Where it stands now. */
  address(): string
  /** The page's title and what can be read on it. */
  text(): Promise<string>
  /** HTTP status of the page it stands on. */
  status(): number
  /**
   * The next request for such an address is not sent, as if it were lost on the way or kept by somebody who listens;
   * the page stays as it is, or turns empty.
   */
  holdBack(isMeant: (address: string) => boolean): Promise<void>
  /** The address that was held back; undefined where none was yet. What is shown in its place has come then. */
  heldBack(): Promise<string | undefined>
  /** From now on this browser keeps no cookie of such an address. */
  refuseCookies(isMeant: (address: string) => boolean): Promise<void>
  /**
   * The frame on the page: what it asked for, in order, and the address of what it shows; undefined where the browser
   * refused to show it. An agent without it has no frames.
   */
  frame?(): Promise<{ asked: string[]; shows: string | undefined }>
  /** Everything this person was shown or had in the address bar: addresses and the source of pages, in order. */
  history(): Promise<string[]>
  /** Asks an address with this person's cookies and no page of its own; a redirect is an answer. */
  ask(address: string): Promise<Answer>
  /** Another tab of the same browser: it has the same cookies, and stands nowhere yet. Ends with this one. */
  newTab(): Agent
  /** Another browser with a copy of the cookies that this one has now, as of somebody who stole them. Ends with this one. */
  copied(): Promise<Agent>
  close(): Promise<void>
}

/** What an address answered. */
export interface Answer {
  status: number
  /** Its Content-Type, '' where there is none. */
  type: string
  body: string
}

const askPlainly = createAsk()

/**
 * Asks an address and reads what it answers; rejects with a TimeoutError where that isn't there in time. Until it is, the
 * target's time passes where it isn't Okta's.
 */
export async function askWhole(
  { isOkta, patienceMs, ask = askPlainly }: Pick<AgentOptions, 'isOkta' | 'ask' | 'patienceMs'>,
  address: string,
  asked: Asked,
): Promise<Answered> {
  const whole = async () => {
    // AbortSignal.timeout would go off long after the answer, and make an error for nobody, thousands in a run.
    const giveUp = new AbortController()
    const late = () => giveUp.abort(new DOMException(`no answer within ${patienceMs} ms`, 'TimeoutError'))
    const timer = setTimeout(late, patienceMs)
    try {
      return await ask(address, asked, giveUp.signal)
    } finally {
      clearTimeout(timer)
    }
  }
  // Okta tells of its own.
  return isOkta(address) ? whole() : timeSpent.around('target', whole)
}

/** What an agent is told of an answer. */
export const answerOf = ({ status, headers, body }: Answered): Answer => ({
  status,
  type: headerOf(headers, 'content-type') ?? '',
  body,
})

export interface AgentOptions {
  /** Chromium, started when it is first asked for. */
  chromium: () => Promise<Browser>
  /** How long a page may take to come and to show what it has to show. */
  patienceMs: number
  /** Whether an address belongs to the simulated Okta rather than to the target. */
  isOkta: (address: string) => boolean
  /** What an agent asks with beside its browser; trusts whom Node trusts where it isn't given. */
  ask?: Ask
  /** A browser trusts its own CAs only: true where the certificate was made on the spot. */
  ignoreHTTPSErrors?: boolean
  /** Told of every page that the target answered with. */
  onPageOfTarget: (exchange: Exchange | Promise<Exchange>) => void
}
