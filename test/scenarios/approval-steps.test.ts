import { describe, expect, test } from 'vitest'
import type { Agent } from '../../scenarios/harness/agent.ts'
import { askedByTarget } from '../../scenarios/harness/approval-steps.ts'
import type { TargetSteps } from '../../scenarios/harness/target.ts'
import { ExpectationFailed } from '../../scenarios/harness/verdicts.ts'

const isOkta = (address: string) => address.startsWith('http://acme.okta.example/')
const agentAt = (address: string) => ({ address: () => address, text: async () => 'SSO enabled' }) as Agent
const steps = ['enterWorkspace', 'signInToApprove', 'agreeToReplace', 'approve', 'decline'] as const

function recorder() {
  const done: unknown[][] = []
  const record = Object.fromEntries(
    steps.map(name => [name, async (...given: unknown[]) => void done.push([name, ...given])]),
  )
  return { done, asked: askedByTarget(record as unknown as TargetSteps, isOkta) }
}

describe.each(steps)('the step %s of an approval', name => {
  const take = (asked: TargetSteps, agent: Agent) => asked[name](agent, 'acme' as never)

  test('is taken where the target asks for it', async () => {
    const { done, asked } = recorder()
    const agent = agentAt('http://sp.example/approval')
    await take(asked, agent)
    expect(done[0]?.slice(0, 2)).toEqual([name, agent])
  })

  test('fails the target that has gone on to Okta without it', async () => {
    const { done, asked } = recorder()
    await expect(take(asked, agentAt('http://acme.okta.example/admin'))).rejects.toThrow(ExpectationFailed)
    expect(done).toEqual([])
  })
})
