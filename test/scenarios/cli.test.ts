import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, type Mock, test, vi } from 'vitest'
import { type Actions, main } from '../../scenarios/cli.ts'
import { CommandError, exitCodes } from '../../scenarios/commands/exit-codes.ts'
import { listenForInterruption } from '../../scenarios/commands/interruption.ts'
import { openTerminal, screenOf, type Terminal } from '../../scenarios/commands/terminal.ts'

type Noted = { [Name in keyof Actions]: Mock<Actions[Name]> }

/** Calls the command line with actions that only note what they were called with. */
async function call(argv: string[], actions: Partial<Noted> = {}) {
  const out: string[] = []
  const err: string[] = []
  const terminal: Terminal = {
    out: line => out.push(line),
    err: line => err.push(line),
    screen: { isTTY: false, width: 80, colors: false },
  }
  const noted: Noted = {
    start: vi.fn<Actions['start']>(async () => exitCodes.held),
    run: vi.fn<Actions['run']>(async () => exitCodes.held),
    list: vi.fn<Actions['list']>(async () => exitCodes.held),
    repro: vi.fn<Actions['repro']>(async () => exitCodes.held),
    exec: vi.fn<Actions['exec']>(async () => exitCodes.held),
    diagnose: vi.fn<Actions['diagnose']>(async () => exitCodes.held),
    doctor: vi.fn<Actions['doctor']>(async () => exitCodes.held),
    init: vi.fn<Actions['init']>(async () => exitCodes.held),
    report: vi.fn<Actions['report']>(async () => exitCodes.held),
    faults: vi.fn<Actions['faults']>(async () => exitCodes.held),
    ...actions,
  }
  const code = await main(argv, AbortSignal.abort(), terminal, noted)
  return { code, out: out.join('\n'), err: err.join('\n'), ...noted }
}

beforeEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('OIN_SIM_')) vi.stubEnv(name, undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

describe('options', () => {
  test('defaults hold where nothing is said', async () => {
    const { start } = await call(['start'])
    expect(start.mock.calls[0]?.[0]).toEqual({
      oktaPort: 4600,
      spPort: 4700,
      connectionDelay: 0,
      json: false,
      tls: false,
      trustProxy: false,
      chooser: true,
      sources: {
        oktaPort: 'default',
        spPort: 'default',
        connectionDelay: 'default',
        json: 'default',
        tls: 'default',
        trustProxy: 'default',
        chooser: 'default',
      },
    })
  })

  test('a variable wins over the default, and an option over the variable', async () => {
    vi.stubEnv('OIN_SIM_OKTA_PORT', '5000')
    vi.stubEnv('OIN_SIM_SP_PORT', '5001')
    const { start } = await call(['start', '--okta-port', '0'])
    expect(start.mock.calls[0]?.[0]).toMatchObject({
      oktaPort: 0,
      spPort: 5001,
      sources: { oktaPort: 'cli', spPort: 'env' },
    })
  })

  test('an empty variable counts as not given, and a switch set to 0 as off', async () => {
    vi.stubEnv('OIN_SIM_WORKERS', '')
    vi.stubEnv('OIN_SIM_HEADED', '0')
    vi.stubEnv('OIN_SIM_TRACE', '0')
    const { run, code } = await call(['run'])
    expect(code).toBe(exitCodes.held)
    expect(run.mock.calls[0]?.[0]).toEqual({
      filter: undefined,
      headed: false,
      trace: false,
      pause: false,
      ui: false,
      json: false,
    })
  })

  test('start takes faults, with what each takes as JSON or as a plain text', async () => {
    const faults = [
      'id-token/iss-missing',
      'id-token/aud-other-app=0oa1',
      'userinfo/claims={"remove":["email"]}',
    ]
    const { start } = await call(['start', ...faults.flatMap(fault => ['--fault', fault])])
    expect(start.mock.calls[0]?.[0].fault).toEqual([
      { name: 'id-token/iss-missing' },
      { name: 'id-token/aud-other-app', with: '0oa1' },
      { name: 'userinfo/claims', with: { remove: ['email'] } },
    ])
  })

  test('run takes a filter and its options', async () => {
    const { run } = await call([
      'run',
      'jit',
      '--workers',
      '3',
      '--profile',
      'strict',
      '--headed',
      '--trace',
      '--report',
      'elsewhere',
      '--baseline',
      'main/results.json',
      '--json',
    ])
    expect(run.mock.calls[0]?.[0]).toEqual({
      filter: 'jit',
      workers: 3,
      profile: 'strict',
      headed: true,
      pause: false,
      ui: false,
      trace: true,
      report: 'elsewhere',
      baseline: 'main/results.json',
      json: true,
    })
  })
})

describe('bad input', () => {
  test.each([
    [['start', '--okta-prot', '1'], "unknown option '--okta-prot'", '--okta-port'],
    [['start', '--fault', 'id-token/iss-mising'], 'There is no such fault', 'id-token/iss-missing'],
    [['strat'], "unknown command 'strat'", 'start'],
    [['run', '--wokers', '2'], "unknown option '--wokers'", '--workers'],
  ])('%j names the nearest that is known', async (argv, complaint, nearest) => {
    const { code, err, out } = await call(argv)
    expect(code).toBe(exitCodes.usage)
    expect(err).toContain(complaint)
    expect(err).toContain(`Did you mean ${nearest}?`)
    expect(out).toBe('')
  })

  test.each([
    ['start', '--okta-port', '65536', '0 to 65535'],
    ['start', '--sp-port', '-1', '0 to 65535'],
    ['start', '--sp-port', '4.7', '0 to 65535'],
    ['start', '--connection-delay', 'soon', 'milliseconds'],
    ['start', '--data', '', 'path of a folder'],
    ['run', '--workers', '0', 'from 1 to 256'],
  ])('%s %s %j is refused with what would fit', async (command, flag, value, fits) => {
    const { code, err, start, run } = await call([command, `${flag}=${value}`])
    expect(code).toBe(exitCodes.usage)
    expect(err).toContain(flag)
    expect(err).toContain(`'${value}' is invalid`)
    expect(err).toContain(fits)
    expect([...start.mock.calls, ...run.mock.calls]).toEqual([])
  })

  test('a bad variable is named, not the option that was never given', async () => {
    vi.stubEnv('OIN_SIM_SP_PORT', 'http')
    const { code, err } = await call(['start'])
    expect(code).toBe(exitCodes.usage)
    expect(err).toContain("value 'http' from env 'OIN_SIM_SP_PORT' is invalid")
  })

  test('no command at all shows what there is', async () => {
    const { code, err } = await call([])
    expect(code).toBe(exitCodes.usage)
    expect(err).toContain('Usage: oin-sim')
  })

  test('an argument too many is refused', async () => {
    const { code, err } = await call(['run', 'one', 'two'])
    expect(code).toBe(exitCodes.usage)
    expect(err).toContain('too many arguments')
  })
})

describe('ending', () => {
  test.each([['--help'], ['run --help'], ['--version']])('%s ends in 0 and writes to stdout', async line => {
    const { code, out, err } = await call(line.split(' '))
    expect(code).toBe(exitCodes.held)
    expect(out).toMatch(/Usage: oin-sim|^\d+\.\d+\.\d+$/)
    expect(err).toBe('')
  })

  test('what an action returns is the exit code', async () => {
    expect((await call(['run'], { run: vi.fn(async () => exitCodes.failed) })).code).toBe(1)
  })

  test('an error with an exit code of its own is one sentence on stderr', async () => {
    const start = vi.fn(async () =>
      Promise.reject(new CommandError(exitCodes.notStarted, 'Port 1 is taken.')),
    )
    const { code, out, err } = await call(['start'], { start })
    expect({ code, out, err }).toEqual({ code: 3, out: '', err: 'error: Port 1 is taken.' })
  })

  test('with --json stdout holds exactly one document, for an error too', async () => {
    const start = vi.fn(async () =>
      Promise.reject(new CommandError(exitCodes.notStarted, 'Port 1 is taken.')),
    )
    const { out } = await call(['start', '--json'], { start })
    expect(JSON.parse(out)).toEqual({ error: { exitCode: 3, message: 'Port 1 is taken.' } })
    const usage = await call(['start', '--json', '--okta-port', 'x'])
    expect(JSON.parse(usage.out)).toMatchObject({ error: { exitCode: 2 } })
  })

  test('the action is handed the signal to stop on', async () => {
    const { run } = await call(['run'])
    expect(run.mock.calls[0]?.[2].aborted).toBe(true)
  })
})

describe('colours', () => {
  const tty = { isTTY: true, columns: 120 }
  test.each([
    ['a terminal', tty, {}, true],
    ['a pipe', {}, {}, false],
    ['NO_COLOR', tty, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', tty, { NO_COLOR: '' }, true],
    ['FORCE_COLOR on a pipe', {}, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0 on a terminal', tty, { FORCE_COLOR: '0' }, false],
    ['a dumb terminal', tty, { TERM: 'dumb' }, false],
  ])('%s', (_, stream, env, colors) => {
    expect(screenOf(stream, env).colors).toBe(colors)
  })
})

test('a reader that goes away is no failure, any other broken stream is', () => {
  const stream = () => Object.assign(new EventEmitter(), { write: () => true })
  const [stdout, stderr] = [stream(), stream()]
  openTerminal(stdout, stderr, {})
  const broken = (code: string) => Object.assign(new Error(code), { code })
  for (const one of [stdout, stderr]) {
    expect(() => one.emit('error', broken('EPIPE'))).not.toThrow()
    expect(() => one.emit('error', broken('EIO'))).toThrow('EIO')
  }
})

test('a signal that follows at once is the same keypress, a later one ends the process', () => {
  const before = process.listeners('SIGINT')
  const clock = vi.spyOn(performance, 'now').mockReturnValue(5_000)
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never)
  const signal = listenForInterruption()
  const [listener] = process.listeners('SIGINT').filter(one => !before.includes(one))
  expect(signal.aborted).toBe(false)
  listener?.('SIGINT')
  listener?.('SIGINT')
  expect(signal.aborted).toBe(true)
  expect(exit).not.toHaveBeenCalled()
  clock.mockReturnValue(6_001)
  listener?.('SIGINT')
  expect(exit).toHaveBeenCalledWith(exitCodes.interrupted)
  process.off('SIGINT', listener!).off('SIGTERM', listener!)
  vi.restoreAllMocks()
})
