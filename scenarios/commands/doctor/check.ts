/** What was looked at, and what came of it. */
export type Check = {
  name: string
  state: 'ok' | 'problem' | 'not checked'
  /** What was found; for what was not checked, why. */
  says: string
  /** How to mend a problem. */
  mend?: string
}

export const ok = (name: string, says: string): Check => ({ name, state: 'ok', says })

export const problem = (name: string, says: string, mend: string): Check => ({
  name,
  state: 'problem',
  says,
  mend,
})

export const notChecked = (name: string, says: string): Check => ({ name, state: 'not checked', says })
