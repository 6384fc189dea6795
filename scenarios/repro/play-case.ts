import type { Scene } from '../harness/scene.ts'
import { given, step } from '../harness/steps.ts'
import { ExpectationFailed, expectThat, Inconclusive } from '../harness/verdicts.ts'
import type { Case, Observation } from './case.ts'
import { type Ground, prepareGround } from './ground.ts'
import { happen, happeningTitle } from './happen.ts'
import { observe, titleOf } from './observe.ts'
import { diagnosedLog } from './told-by-log.ts'

export interface PlayOptions {
  /** How far: `symptom` leaves everything as the customer has it. */
  until: 'symptom' | 'mended'
  /** Told where the case is played, before anything happens there. */
  onGround?: (ground: Ground) => void
}

/**
 * Plays a case in a scene: what went well before, what happened, the symptom, the remedy, and that it is gone.
 *
 * @throws ExpectationFailed where the symptom isn't seen, or isn't gone; Inconclusive where the case says nothing, since
 *   what was to go well before didn't, or what is to be seen afterwards is so while the symptom is there; NotRun where
 *   the target can't be brought into the state
 */
export async function playCase(played: Case, scene: Scene, { until, onGround }: PlayOptions): Promise<void> {
  const ground = await prepareGround(played, scene)
  onGround?.(ground)
  for (const one of played.worked) await given(`before, ${titleOf(one)}`, () => observe(one, ground))
  for (const one of played.happened) await given(happeningTitle(one), () => happen(one, ground))
  for (const one of played.sees) await step(`symptom: ${titleOf(one)}`, () => observe(one, ground))
  await demandBroken(played.afterwards, ground)
  await expectTold(played, ground, { solved: false })
  if (until === 'symptom') return
  for (const one of played.remedy) await step(`remedy: ${happeningTitle(one)}`, () => happen(one, ground))
  for (const one of played.afterwards) await step(`gone: ${titleOf(one)}`, () => observe(one, ground))
  await expectTold(played, ground, { solved: true })
}

/** Judges that the System Log of the org, diagnosed, tells of the symptom, or that it is over. */
async function expectTold(
  { symptom }: Case,
  { scene }: Ground,
  { solved }: { solved: boolean },
): Promise<void> {
  if (symptom === null) return
  const told = solved ? `no ${symptom} any more that isn’t solved` : symptom
  await step(`${solved ? 'gone' : 'symptom'}: diagnose finds in the System Log ${told}`, async () => {
    const { findings } = await diagnosedLog(scene.okta)
    // Of what is only likely the log can't tell that it is over.
    const open = findings.filter(({ solvedAt, certainty }) => {
      return solvedAt === null && !(solved && certainty === 'likely')
    })
    const ids = open.map(finding => finding.symptom)
    expectThat(`diagnose finds ${told}`, ids.includes(symptom) !== solved, ids.join(', ') || 'nothing')
  })
}

/** What is to be seen once it is mended must not be so before, or the remedy would have mended nothing. */
async function demandBroken(afterwards: readonly Observation[], ground: Ground): Promise<void> {
  for (const one of afterwards) {
    if (!(await isSo(one, ground))) return
  }
  const all = afterwards.map(titleOf).join('; ')
  throw new Inconclusive(`With the symptom there, and before any remedy, it is so already: ${all}`)
}

async function isSo(one: Observation, ground: Ground): Promise<boolean> {
  try {
    await observe(one, ground)
    return true
  } catch (error) {
    if (error instanceof ExpectationFailed) return false
    throw error
  }
}
