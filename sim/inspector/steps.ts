import type { FinishedExchange, Party } from '../exchanges/recorder.ts'
import { purposeOf } from './endpoints.ts'
import type { Group } from './grouping.ts'
import { messageOf } from './message.ts'

/** One arrow of a sequence diagram. */
export interface Step {
  from: Party
  to: Party
  label: string
  /** Method and path, for requests. */
  detail?: string
  tone: 'request' | 'answer' | 'refusal' | 'inferred'
}

/**
 * The steps of a group: each request, each answer, and where the browser was sent with it. What ended while another
 * exchange was under way stands between its request and its answer.
 */
export function stepsOf({ exchanges }: Group): Step[] {
  const steps: Step[] = []
  const underWay: FinishedExchange[] = []
  for (const exchange of exchanges) {
    while (underWay.length > 0 && underWay.at(-1)!.sequence < exchange.sequence) {
      steps.push(...answerSteps(underWay.pop()!))
    }
    steps.push(requestStep(exchange))
    underWay.push(exchange)
  }
  return [...steps, ...underWay.reverse().flatMap(answerSteps)]
}

function requestStep(exchange: FinishedExchange): Step {
  const { from, to, request } = exchange
  const detail = `${request.method} ${shortened(messageOf(exchange).path)}`
  return { from, to, label: sentence(purposeOf(exchange)), detail, tone: 'request' }
}

function answerSteps(exchange: FinishedExchange): Step[] {
  const { from, to, response } = exchange
  const back = { from: to, to: from }
  if (!response) return [{ ...back, label: 'no answer: the connection broke', tone: 'refusal' }]
  const tone = isRefusal(exchange) ? 'refusal' : 'answer'
  const onward = onwardOf(exchange)
  return [{ ...back, label: answerInWords(exchange), tone }, ...(onward ? [onward] : [])]
}

/** Status and what the answer is: "302 · code for the service provider". */
export function answerInWords(exchange: FinishedExchange): string {
  const { response } = exchange
  if (!response) return 'no answer'
  const { answered, handedOn, location, signIn } = messageOf(exchange)
  const what = () => {
    const error = handedOn.get('error') ?? errorOf(answered)
    if (error) return error
    if (handedOn.has('code')) return 'code'
    if (signIn !== undefined) return 'sign-in page'
    const tokens = ['id_token', 'access_token', 'refresh_token'].filter(
      name => typeof answered[name] === 'string',
    )
    if (tokens.length > 0)
      return tokens.map(name => name.replace('id_token', 'ID token').replace('_', ' ')).join(', ')
    if (location) return 'redirect'
    return undefined
  }
  return [String(response.status), what()].filter(Boolean).join(' · ')
}

function errorOf({ error, errorCode }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof error === 'string' ? error : typeof errorCode === 'string' ? errorCode : undefined
}

/** Whether an answer says no. */
export function isRefusal(exchange: FinishedExchange): boolean {
  const { handedOn, answered } = messageOf(exchange)
  return (exchange.response?.status ?? 0) >= 400 || handedOn.has('error') || errorOf(answered) !== undefined
}

// What a browser does at the service provider reaches no Okta: the redirect is all that Okta knows of it.
function onwardOf(exchange: FinishedExchange): Step | undefined {
  const { location, handedOn } = messageOf(exchange)
  const purpose = purposeOf(exchange)
  if (exchange.from !== 'Browser') return undefined
  const to = (label: string): Step => ({ from: 'Browser', to: 'SP', label, tone: 'inferred' })
  if (purpose === 'Express Configuration begins' && location) return to('asks for approval')
  if (purpose === 'tile' && location) return to('sign-in begins there')
  if (purpose !== 'authorization request' && purpose !== 'password') return undefined
  if (handedOn.has('error')) return to('callback, error')
  return handedOn.has('code') || handedOn.has('id_token') ? to('callback') : undefined
}

/** A purpose as it begins a line. */
export const sentence = (purpose: string) => purpose.charAt(0).toUpperCase() + purpose.slice(1)

// The id of a sign-in is a secret while it goes on.
function shortened(path: string): string {
  const shown = path.replace(/^(\/signin\/authorize|.*\/v1\/authorize)\/.+$/, '$1/…')
  return shown.length > 44 ? `…${shown.slice(-43)}` : shown
}
