import { defineConfig } from 'oin-sim/config'

export default defineConfig({
  target: ({ port }) => {
    const url = `http://localhost:${port}`
    const put = (path: string, body: object) =>
      fetch(url + path, { method: 'PUT', body: JSON.stringify(body) })
    return {
      name: 'Desk',
      url,
      start: { command: 'exec node --import ../../../../sim/localhost.js app.js', ready: '/healthz' },
      signIn: ({ name }) => `/w/${name}/`,
      whoami: ({ name }) => `/w/${name}/me`,
      initiateLogin: ({ name }) => `/w/${name}/initiate`,
      redirectUris: ['/callback'],
      async createWorkspace({ name }) {
        await put(`/w/${name}`, {})
        return {
          name,
          url: `${url}/w/${name}/`,
          superuser: { email: 'nobody@desk.example', password: 'none' },
        }
      },
      async connect({ name }, connection) {
        await put(`/w/${name}`, connection)
      },
    }
  },
})
