import type { ReadConfig } from '../configuration/read-config.ts'
import type { AgentKind } from '../harness/agent.ts'
import { loadScenario } from '../harness/load-scenario.ts'
import { conductByHand, demandEnterKey, type EnterKey, enterKey, withStage } from './by-hand.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { paint, type Terminal } from './terminal.ts'

/**
 * Plays one scenario in this process, waiting for Enter before each step, and says what it came to.
 *
 * @throws CommandError where nobody can press Enter, and where Okta, the target or the browser can't be started
 */
export async function playWithPauses(
  id: string,
  config: ReadConfig | undefined,
  { headed, agent, profile }: { headed: boolean; agent: AgentKind | undefined; profile: string },
  { terminal, signal, keys = enterKey }: { terminal: Terminal; signal: AbortSignal; keys?: EnterKey },
): Promise<ExitCode> {
  demandEnterKey(keys)
  // Read where the scenario is declared.
  process.env.OIN_SIM_PROFILE = profile
  const scenario = await loadScenario(id)
  return withStage(config, { headed }, { terminal, signal }, async ({ platform, browser }) => {
    terminal.err(`${paint(terminal.screen, 'bold', id)}  ${scenario.title}\n`)
    const agentKind = agent ?? (headed ? 'browser' : scenario.agent)
    const { outcome, close } = await conductByHand(
      scenario,
      platform,
      { browser, pause: true, agentKind, stageKind: agent ?? 'http' },
      { terminal, keys, signal },
    )
    await close()
    if (signal.aborted) return exitCodes.interrupted
    const { verdict, reason, expected, received } = outcome
    terminal.out(`\n${verdict}${reason === null ? '' : `: ${reason}`}`)
    if (expected !== undefined) terminal.out(`  expected: ${expected}`)
    if (received !== undefined) terminal.out(`  received: ${received}`)
    return verdict === 'passed' || verdict === 'warning' ? exitCodes.held : exitCodes.failed
  })
}
