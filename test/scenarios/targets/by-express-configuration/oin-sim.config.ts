import { defineConfig } from 'oin-sim/config'
import { alpaconSteps } from '../../../../scenarios/targets/alpacon-steps.ts'
import { createHosts } from '../../../../sp/hosts.ts'
import { describeIntegration } from '../../../../sp/integration.ts'

const OPERATOR_TOKEN = 'the-operator-of-this-run'

/** What the operator API lists. */
interface ListedConnection {
  id: string
  issuer: string
  enabled: boolean
  status: string
}

export default defineConfig({
  target: ({ port, oin }) => {
    const url = `http://alpacon.localhost:${port}`
    async function operate<T>(path: string, body?: object): Promise<T> {
      const response = await fetch(`${url}/api/operator/workspaces${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${OPERATOR_TOKEN}`, 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
      })
      return (await response.json()) as T
    }
    return {
      name: 'Alpacon, configured',
      url,
      signIn: '/',
      start: {
        command: 'exec node --import tsx --import ../../../../sim/localhost.js serve.ts',
        ready: '/',
        env: { OPERATOR_TOKEN, OIN_REDIRECT_URI: oin.redirectUri, OIN_PUBLIC_KEY: oin.publicKeyPem },
      },
      integration: describeIntegration(createHosts(url)),
      async createWorkspace({ name, plan }) {
        const superuser = { email: `owner@${name}.example`, password: 'Owner-of-it-1' }
        const made = await operate<{ name: string; url: string }>('', {
          name,
          display_name: name,
          plan: plan === 'with-sso' ? 'Enterprise' : 'Essential',
          superuser: { ...superuser, first_name: 'Olga', last_name: 'Owner' },
        })
        return { name: made.name, url: made.url, superuser }
      },
      async connections({ name }) {
        const listed = await operate<ListedConnection[]>(`/${name}/connections`)
        return listed.map(({ id, issuer, enabled, status }) => ({
          id,
          issuer,
          isEnabled: enabled,
          isReady: status === 'ready',
        }))
      },
      steps: alpaconSteps(url),
    }
  },
})
