// Every address inside the page is made here: people keep links to them, so they stay as they are from run to run.
// A scenario's address is its id; ids hold no colon, so what hangs below one can't be taken for another scenario.

/** A clause: `#clause:guide.jit`. */
export const clauseAnchor = (clauseId: string): string => `clause:${clauseId}`

/** The number of a step within its scenario, from 0: `#guide/jit/first-sign-in:step-1`. */
export const stepAnchor = (scenarioId: string, step: number): string => `${scenarioId}:step-${step + 1}`

/** A picture of a step: `#guide/jit/first-sign-in:step-1:picture-2`. */
export const pictureAnchor = (scenarioId: string, step: number, picture: number): string =>
  `${stepAnchor(scenarioId, step)}:picture-${picture + 1}`

/** An exchange of a scenario: `#guide/jit/first-sign-in:exchange-7`. */
export const exchangeAnchor = (scenarioId: string, exchange: number): string =>
  `${scenarioId}:exchange-${exchange + 1}`

/** An area of clauses: `#area:signing-in`. */
export const areaAnchor = (slug: string): string => `area:${slug}`
