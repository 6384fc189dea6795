import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What runs many scenarios, processes or pages: minutes a file. In the order in which they begin; each says the start
 * of its path below `test/`.
 */
const LONGEST = [
  'scenarios/targets/targets',
  'sim/pages/in-browser',
  'scenarios/targets/',
  'defects/',
  'scenarios/doubt/',
  'scenarios/kept-data',
  'scenarios/same-twice',
  'scenarios/both-agents',
  'scenarios/repro/every-case',
  'reports/html/reading',
  'sp/reading',
  'stress/',
]

/** The longest files first, so that no worker is alone with one at the end; the others as Vitest orders them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex(start => moduleId.replaceAll('\\', '/').includes(`/test/${start}`))
      return place === -1 ? LONGEST.length : place
    }
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other))
  }
}
