import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Certificate, ownAddresses, readOktaOrigin } from '../../sim/index.ts'
import { readPublicUrl } from '../../sp/index.ts'
import { CommandError, exitCodes } from './exit-codes.ts'
import { seedData } from './seed-data.ts'

/** What the command line says of addresses and TLS. */
export type AddressOptions = {
  /** Name of the org. */
  org?: string
  oktaUrl?: string
  orgUrl?: string
  orgAdminUrl?: string
  spUrl?: string
  /** With a certificate made on the spot. */
  tls?: boolean
  /** Files, as PEM. */
  tlsKey?: string
  tlsCert?: string
  /** Where to write the CA of the certificate made on the spot. */
  caFile?: string
  trustProxy?: boolean
}

/**
 * Checks what was said of addresses, before anything starts, and reads the certificate's files.
 *
 * @returns the certificate that was given; undefined where one is to be made, or none is needed
 * @throws CommandError of usage that names the option, what it was given and what it takes
 */
export async function readAddressOptions(options: AddressOptions): Promise<Certificate | undefined> {
  const { oktaUrl, orgUrl, orgAdminUrl, spUrl, tls = false, tlsKey, tlsCert, caFile } = options
  if ((tlsKey === undefined) !== (tlsCert === undefined)) {
    const [given, missing] = tlsKey === undefined ? ['--tls-cert', '--tls-key'] : ['--tls-key', '--tls-cert']
    throw misused(`${given} was given without ${missing}: a private key and its certificate belong together.`)
  }
  if (tls && tlsKey !== undefined)
    throw misused('--tls makes a certificate, --tls-key and --tls-cert bring one: give one or the other.')
  if (caFile !== undefined && !tls)
    throw misused('--ca-file is for the CA of a certificate that is made on the spot: give --tls too.')
  const servesTls = tls || tlsKey !== undefined
  if (oktaUrl !== undefined) demand('--okta-url', () => readOktaOrigin(oktaUrl, servesTls))
  if (spUrl !== undefined) demand('--sp-url', () => readPublicUrl(spUrl, servesTls))
  demand(orgAdminUrl === undefined ? '--org-url' : '--org-url and --org-admin-url', () =>
    ownAddresses(options.org ?? seedData.org.name, { publicUrl: orgUrl, publicAdminUrl: orgAdminUrl }),
  )
  if (tlsKey === undefined || tlsCert === undefined) return undefined
  return { key: await readPem('--tls-key', tlsKey), cert: await readPem('--tls-cert', tlsCert) }
}

/** Writes the CA that others have to trust, for `NODE_EXTRA_CA_CERTS`, curl's `--cacert` and the like. */
export async function writeCaFile(path: string, ca: string): Promise<void> {
  try {
    await writeFile(path, ca)
  } catch (error) {
    throw new CommandError(
      exitCodes.notStarted,
      `The CA can't be written to ${resolve(path)} (${reasonOf(error)}). Choose another file with --ca-file.`,
      error,
    )
  }
}

function demand(option: string, read: () => unknown): void {
  try {
    read()
  } catch (error) {
    throw misused(`${option}: ${reasonOf(error)}`, error)
  }
}

async function readPem(option: string, path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(error => {
    throw misused(
      `${option}: ${resolve(path)} can't be read (${reasonOf(error)}). Give the path of a PEM file.`,
      error,
    )
  })
  if (text.includes('-----BEGIN ')) return text
  throw misused(`${option}: ${resolve(path)} holds no PEM. Give a file that has "-----BEGIN …" lines in it.`)
}

const misused = (message: string, cause?: unknown) => new CommandError(exitCodes.usage, message, cause)

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
