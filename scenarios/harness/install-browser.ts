import { createRequire } from 'node:module'
import type { Machine } from './machine.ts'

type Installation = {
  headed: boolean
  progress: (line: string) => void
  /** Looks again: the browser that is there now, if one is. */
  found: () => Promise<string | undefined>
}

/** The browser that was installed, or for each way that was tried why it brought none. */
export type Attempts = { path?: string; failures: string[] }

const reachMs = 5_000
const installMs = 5 * 60_000

const playwrightCli = () => createRequire(import.meta.url).resolve('@playwright/test/cli')

/** Last lines of a program's output, indented below the sentence that says it failed. */
function tail(output: string, lines = 8): string {
  return output
    .trim()
    .split('\n')
    .slice(-lines)
    .map(line => `  ${line}`)
    .join('\n')
}

/**
 * Lets Playwright install its own Chromium, after asking it where from: its downloader would try for minutes where
 * nothing can be reached. Behind a proxy that question can't be put directly, so the download itself decides.
 */
async function byPlaywright({ headed, progress, found }: Installation, machine: Machine): Promise<Attempts> {
  const install = [playwrightCli(), 'install', 'chromium', headed ? '--no-shell' : '--only-shell']
  const plan = await machine.run(process.execPath, [...install, '--dry-run'], 20_000)
  const url = /https?:\/\/\S+/.exec(plan.output)?.[0]
  const proxied = machine.env.HTTPS_PROXY ?? machine.env.https_proxy
  if (!url) return { failures: [`Playwright names no download for this system:\n${tail(plan.output)}`] }
  if (!proxied && !(await machine.answers(url, reachMs))) {
    return { failures: [`Playwright's download host ${new URL(url).host} can't be reached.`] }
  }
  progress(`No browser found; installing Chromium with Playwright from ${new URL(url).host} …`)
  const { code, output } = await machine.run(process.execPath, install, installMs)
  if (code !== 0) return { failures: [`Playwright could not install Chromium:\n${tail(output)}`] }
  const path = await found()
  if (path) return { path, failures: [] }
  return {
    failures: [
      'Playwright installed Chromium, but it does not start; system libraries may be missing: npx playwright install-deps chromium',
    ],
  }
}

/** Installs Debian's package; Ubuntu may have one of the same name that is only a pointer to a snap. */
async function byApt({ headed, progress, found }: Installation, machine: Machine): Promise<Attempts> {
  const isDebianLike = /^(ID|ID_LIKE)=.*\b(debian|ubuntu)\b/m.test(await machine.osRelease())
  if (machine.platform !== 'linux' || !isDebianLike) return { failures: [] }
  if (!machine.isRoot) return { failures: ['Not root, so no package of the system was installed.'] }
  const apt = (...args: string[]) =>
    machine.run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], installMs)
  progress('No browser found; installing one with apt-get …')
  const update = await apt('update')
  if (update.code !== 0) return { failures: [`apt-get update failed:\n${tail(update.output)}`] }
  const failures: string[] = []
  for (const name of headed ? ['chromium'] : ['chromium-headless-shell', 'chromium']) {
    const { code, output } = await apt('install', '-y', name)
    const path = code === 0 ? await found() : undefined
    if (path) return { path, failures: [] }
    failures.push(
      code === 0
        ? `apt-get installed ${name}, but it brought no browser that starts.`
        : `apt-get could not install ${name}:\n${tail(output)}`,
    )
  }
  return { failures }
}

/** Tries to install a browser: with Playwright where its download can be reached, then with apt-get as root. */
export async function installBrowser(installation: Installation, machine: Machine): Promise<Attempts> {
  const failures: string[] = []
  for (const way of [byPlaywright, byApt]) {
    const attempt = await way(installation, machine)
    if (attempt.path) return attempt
    failures.push(...attempt.failures)
  }
  return { failures }
}
