import { z } from 'zod'

/**
 * Where Alpacon's operator makes workspaces, the bearer token that says one is the operator, and what the API is asked
 * with.
 */
export type OperatorApi = { url: string; token: string; fetch: typeof fetch }

const workspaceSchema = z.object({ name: z.string(), url: z.url(), plan: z.string() })
const refusalSchema = z.object({ message: z.string() })

async function call<T>(
  { url, token, fetch }: OperatorApi,
  answer: z.ZodType<T>,
  { method = 'GET', path = 'workspaces', body }: { method?: string; path?: string; body?: unknown } = {},
): Promise<T> {
  const address = new URL(`/api/operator/${path}`, url)
  const response = await fetch(address, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await response.text()
  if (response.ok) return answer.parse(parsedOrText(text))
  const refusal = refusalSchema.safeParse(parsedOrText(text))
  throw new Error(
    `Alpacon's operator API answered ${response.status} at ${address}: ${refusal.data?.message ?? text}`,
  )
}

function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The workspaces there are. */
export const listWorkspaces = (api: OperatorApi) => call(api, z.array(workspaceSchema))

/** Makes a workspace with its superuser. @throws when Alpacon refuses, with its reason */
export const createWorkspace = (api: OperatorApi, workspace: unknown) =>
  call(api, workspaceSchema, { method: 'POST', body: workspace })

/** Deletes a workspace with its people and connections. @throws when Alpacon refuses, with its reason */
export const deleteWorkspace = async (api: OperatorApi, name: string): Promise<void> => {
  await call(api, z.unknown(), { method: 'DELETE', path: `workspaces/${encodeURIComponent(name)}` })
}
