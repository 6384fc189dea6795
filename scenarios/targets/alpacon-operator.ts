import { z } from 'zod'
import type { Ask } from '../harness/ask.ts'

/**
 * Where Alpacon's operator makes workspaces, the bearer token that says one is the operator, and what the API is asked
 * with.
 */
export type OperatorApi = { url: string; token: string; ask: Ask }

const workspaceSchema = z.object({ name: z.string(), url: z.url(), plan: z.string() })
const refusalSchema = z.object({ message: z.string() })

/**
 * Asks the operator API something, and answers what the schema makes of it.
 *
 * @param asked a path below that of the API; GET of the workspaces where nothing is said
 * @throws when Alpacon refuses, with its reason
 */
export async function askOperator<T>(
  { url, token, ask }: OperatorApi,
  answer: z.ZodType<T>,
  { method = 'GET', path = 'workspaces', sent }: { method?: string; path?: string; sent?: unknown } = {},
): Promise<T> {
  const address = new URL(`/api/operator/${path}`, url).href
  const { status, body } = await ask(address, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(sent !== undefined && { body: JSON.stringify(sent) }),
  })
  if (status >= 200 && status <= 299) return answer.parse(parsedOrText(body))
  const refusal = refusalSchema.safeParse(parsedOrText(body))
  throw new Error(`Alpacon's operator API answered ${status} at ${address}: ${refusal.data?.message ?? body}`)
}

function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The workspaces there are. */
export const listWorkspaces = (api: OperatorApi) => askOperator(api, z.array(workspaceSchema))

/** Makes a workspace with its superuser. @throws when Alpacon refuses, with its reason */
export const createWorkspace = (api: OperatorApi, workspace: unknown) =>
  askOperator(api, workspaceSchema, { method: 'POST', sent: workspace })

/** Deletes a workspace with its people and connections. @throws when Alpacon refuses, with its reason */
export const deleteWorkspace = async (api: OperatorApi, name: string): Promise<void> => {
  await askOperator(api, z.unknown(), { method: 'DELETE', path: `workspaces/${encodeURIComponent(name)}` })
}
