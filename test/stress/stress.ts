// Runs the long form of a stress test: the same code that `npm test` runs with little, run with much.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { STRESSES, type Stress } from './stresses.ts'

const usage = `npm run stress -- <name> [--amount N] [--seed N]

${STRESSES.map(({ name, what, unit, amount }) => `  ${name.padEnd(10)} ${what}\n             --amount: ${unit}, ${amount.toLocaleString('en')} by default`).join('\n')}

  --seed     begins the random numbers; the same seed does the same again (default: drawn, and told)

Writes its figures to reports/out/stress-<name>.json. Ends with 1 where something did not hold.`

function options() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      amount: { type: 'string' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const [name, ...more] = positionals
  const stress = STRESSES.find(one => one.name === name)
  if (!stress || more.length > 0) {
    throw new Error(
      `Name one of ${STRESSES.map(one => one.name).join(', ')}, not "${positionals.join(' ')}".`,
    )
  }
  return {
    stress,
    amount: wholeNumber('amount', values.amount ?? String(stress.amount)),
    seed: Number(values.seed),
  }
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${option} is a whole number from 1, not "${text}".`)
  return number
}

async function run(stress: Stress, amount: number, seed: number): Promise<boolean> {
  console.log(`${stress.name}: ${amount.toLocaleString('en')} ${stress.unit}, seed ${seed}`)
  const began = performance.now()
  let shown = began
  const outcome = await stress.run({
    amount,
    seed,
    progress(done) {
      const now = performance.now()
      // A line every five seconds: long work that says nothing looks hung.
      if (now - shown < 5000 || done === 0) return
      shown = now
      const left = Math.ceil((((now - began) / done) * (amount - done)) / 1000)
      console.log(`… ${done.toLocaleString('en')} of ${amount.toLocaleString('en')}, about ${left} s left`)
    },
  })
  const seconds = Math.round((performance.now() - began) / 1000)
  for (const [figure, value] of Object.entries(outcome.figures))
    console.log(`  ${figure}: ${value.toLocaleString('en')}`)
  for (const broken of outcome.broken.slice(0, 20)) console.log(`  ✗ ${broken}`)
  console.log(
    `${outcome.broken.length === 0 ? 'held' : `${outcome.broken.length} did not hold`}, in ${seconds} s`,
  )
  const folder = 'reports/out'
  await mkdir(folder, { recursive: true })
  const file = { node: process.version, stress: stress.name, amount, seed, seconds, ...outcome }
  await writeFile(join(folder, `stress-${stress.name}.json`), `${JSON.stringify(file, undefined, 2)}\n`)
  return outcome.broken.length === 0
}

try {
  const chosen = options()
  if (!chosen) console.log(usage)
  else process.exitCode = (await run(chosen.stress, chosen.amount, chosen.seed)) ? 0 : 1
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  process.exitCode = 2
}
