import type { RunningOrg } from '../running-org.ts'

/** An SP didn't do its part; `call` says which request, so that whoever reads it can look it up. */
export class ExpressConfigurationFailed extends Error {
  readonly call: string

  constructor(call: string, reason: string) {
    super(`${call}: ${reason}`)
    this.name = 'ExpressConfigurationFailed'
    this.call = call
  }
}

/** Asks an SP for one thing. Answers with its JSON; anything else throws ExpressConfigurationFailed. */
export type BackChannel = (method: string, url: URL, init?: RequestInit) => Promise<unknown>

const PATIENCE_MS = 10_000

/** The requests that Okta's servers make to an SP. Redirects are refused: they would carry secrets elsewhere. */
export function createBackChannel(org: RunningOrg, fetcher: typeof fetch): BackChannel {
  return async (method, url, init = {}) => {
    const call = `${method} ${url.pathname}`
    if (org.faults.strikes('express-configuration/call-not-sent', call)) {
      throw new ExpressConfigurationFailed(call, 'not sent, by a fault that was set')
    }
    let response: Response
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS)
      response = await fetcher(url, { ...init, method, redirect: 'error', signal })
    } catch (cause) {
      const reason = cause instanceof Error ? (cause.cause ?? cause) : cause
      throw new ExpressConfigurationFailed(call, `${url.origin} gave no answer (${String(reason)})`)
    }
    const text = await response.text()
    if (org.faults.strikes('express-configuration/answer-lost', call)) {
      throw new ExpressConfigurationFailed(call, 'its answer was lost, by a fault that was set')
    }
    if (!response.ok) throw new ExpressConfigurationFailed(call, `answered ${response.status}`)
    try {
      return JSON.parse(text)
    } catch {
      throw new ExpressConfigurationFailed(call, 'answered something that is not JSON')
    }
  }
}
