/** A scenario as far as the rule looks at it. */
export interface NamedScenario {
  id: string
  clauses: readonly string[]
}

/**
 * What is wrong between clauses, scenarios and files, one sentence each, the path first; nothing where every clause has
 * a scenario, every scenario a clause that is there, and every file of scenarios exactly one.
 */
export function looseEnds(
  clauses: readonly string[],
  scenarios: readonly NamedScenario[],
  files: readonly string[],
): string[] {
  const judged = new Set(scenarios.flatMap(scenario => scenario.clauses))
  const ids = scenarios.map(({ id }) => id)
  const pathOf = (id: string) => `scenarios/${id}.ts`
  return [
    ...clauses
      .filter(clause => !judged.has(clause))
      .map(clause => `scenarios/requirements.ts: no scenario judges ${clause}`),
    ...clauses
      .filter((clause, place) => clauses.indexOf(clause) !== place)
      .map(clause => `scenarios/requirements.ts: ${clause} stands there twice`),
    ...scenarios
      .filter(scenario => scenario.clauses.length === 0)
      .map(({ id }) => `${pathOf(id)}: names no clause`),
    ...scenarios.flatMap(scenario =>
      scenario.clauses
        .filter(clause => !clauses.includes(clause))
        .map(clause => `${pathOf(scenario.id)}: names ${clause}, which is no clause`),
    ),
    ...ids
      .filter((id, place) => ids.indexOf(id) !== place)
      .map(id => `${pathOf(id)}: holds more than one scenario`),
    ...files.filter(file => !ids.map(pathOf).includes(file)).map(file => `${file}: holds no scenario`),
  ]
}
