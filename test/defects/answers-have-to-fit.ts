import type { z } from 'zod'
import { type AlpaconParts, defaultParts } from '../../sp/index.ts'

/**
 * Parts with which Alpacon takes an answer of Okta's only where it fits a schema of its own: `path` says which answer.
 * Refusals of Okta are left as they are.
 */
export function answersHaveToFit(path: string, schema: z.ZodType): Pick<AlpaconParts, 'fetchTrusting'> {
  return {
    fetchTrusting(ca) {
      const ask = defaultParts.fetchTrusting(ca)
      return async (input, init) => {
        const response = await ask(input, init)
        const { pathname } = new URL(input instanceof Request ? input.url : input)
        if (pathname === path && response.ok) schema.parse(await response.clone().json())
        return response
      }
    },
  }
}
