import { dirname } from 'node:path/posix'
import type { Defect, Variant } from '../defect.ts'
import { areaOf, type Named } from './catalogue.ts'

/** Scenarios to run against one defect or variant, by one worker. */
export interface Job {
  /** Id of the defect or the variant. */
  of: string
  scenarios: string[]
}

/** The ways in that nearly every defect lies on. */
const mainRoads = ['guide/sso', 'guide/jit']

/**
 * What is to be run: each defect against the scenarios that matter to it (those in the folders of the ones that have
 * to notice it, and the main roads) or, where `whole`, against all; each variant against all, an area at a time. The longest come first,
 * so that no worker is left alone with one at the end.
 */
export function jobsFor(
  { defects, variants }: { defects: Named<Defect>[]; variants: Named<Variant>[] },
  scenarios: readonly string[],
  whole: boolean,
): Job[] {
  const matters = ({ id, killedBy }: Named<Defect>) => {
    const folders = [...mainRoads, ...(killedBy.length > 0 ? killedBy.map(dirname) : [areaOf(id)])]
    return (scenario: string) => whole || folders.some(folder => scenario.startsWith(`${folder}/`))
  }
  const areas = [...new Set(scenarios.map(areaOf))]
  return [
    ...defects.map(defect => ({ of: defect.id, scenarios: scenarios.filter(matters(defect)) })),
    ...variants.flatMap(({ id }) =>
      areas.map(area => ({ of: id, scenarios: scenarios.filter(scenario => areaOf(scenario) === area) })),
    ),
  ].sort((one, other) => other.scenarios.length - one.scenarios.length)
}
