import { generatePrime } from 'node:crypto'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

/**
 * For more keys than a process draws. Where one is drawn again, two servers sign with it, and a test that tells them
 * apart fails for whichever mutant it judges.
 */
const PRIMES = 2 * 307

/** Makes primes once for a whole run of mutants: every mutant starts servers anew, and each would make its own. */
export default async function makePrimes(project: TestProject) {
  const make = () => promisify<number, { bigint: true }, bigint>(generatePrime)(1024, { bigint: true })
  const primes = await Promise.all(Array.from({ length: PRIMES }, make))
  project.provide('primes', primes.map(String))
}
