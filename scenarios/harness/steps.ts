import { setImmediate } from 'node:timers/promises'
import type { Step } from '../../reports/index.ts'
import { recording } from './record.ts'
import { ExpectationFailed, Inconclusive } from './verdicts.ts'

/** A step of a scenario: a sentence that says what somebody does or sees. Its picture is taken when it is done. */
export function step<T>(title: string, act: () => Promise<T>): Promise<T> {
  return recorded(title, 'step', act)
}

/**
 * What has to stand before a scenario begins. It isn't what is judged, so where the target fails here the scenario is
 * inconclusive. Its exchanges are left out of the report, unless it fails.
 */
export async function given<T>(title: string, act: () => Promise<T>): Promise<T> {
  const result = await presupposed('What is given could not be brought about', () => {
    return recorded(`given: ${title}`, 'given', act)
  })
  recording().given = await nextMillisecond()
  return result
}

// No exchange's time is finer than that: what comes now must not look like a part of what was given, nor the reverse.
async function nextMillisecond(): Promise<Date> {
  const ended = Date.now()
  while (Date.now() === ended) await setImmediate()
  return new Date()
}

/**
 * The happy twin: what the scenario does, without the fault, under the same configuration. A refusal proves nothing
 * where the twin was refused too, so a twin that fails makes the scenario inconclusive.
 */
export function twin<T>(title: string, act: () => Promise<T>): Promise<T> {
  return presupposed('The happy twin failed', () => recorded(title, 'twin', act))
}

async function presupposed<T>(what: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (cause) {
    if (!(cause instanceof ExpectationFailed)) throw cause
    const seen = `expected ${cause.expected}, received ${cause.received}`
    throw new Inconclusive(`${what}: ${cause.message} (${seen})`, { cause })
  }
}

async function recorded<T>(title: string, kind: Step['kind'], act: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const done: Step = { title, kind, status: 'failed', durationMs: 0, pictures: [] }
  recording().steps.push(done)
  try {
    const result = await recording().within(title, act)
    done.status = 'passed'
    return result
  } finally {
    done.durationMs = performance.now() - started
    // A page that went away leaves no picture; that must not hide why the step failed.
    const picture = await recording()
      .photograph?.()
      .catch(() => undefined)
    if (picture) done.pictures.push({ title, ...picture })
    // A step in which nobody does anything shows nothing new.
    delete recording().photograph
  }
}
