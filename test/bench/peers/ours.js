// A simulated org as the package has it: people, one app, assignments that are asked, the System Log on. With a number
// as third argument, that many people are in it.
import { startOkta } from '../../../dist/sim/index.js'
import { CLIENT, PERSON, report } from './serve.js'

const people = Number(process.argv[3] ?? 100)
const okta = await startOkta({ port: Number(process.argv[2] ?? 0) })
const org = await okta.createOrg({ name: 'acme' })
const login = (/** @type {number} */ n) => (n === 0 ? PERSON.username : `person-${n}@example.test`)
const began = performance.now()
org.seed({
  people: Array.from({ length: people }, (_, n) => ({
    firstName: 'Ada',
    lastName: `Lovelace ${n}`,
    login: login(n),
    password: PERSON.password,
    admin: n === 0,
  })),
  groups: [{ name: 'Half', members: Array.from({ length: Math.ceil(people / 2) }, (_, n) => login(n)) }],
  apps: [
    {
      label: 'Bench',
      client: { clientId: CLIENT.id, clientSecret: CLIENT.secret, redirectUris: [CLIENT.redirectUri] },
      groups: ['Half'],
    },
  ],
})
const seededMs = performance.now() - began
const endpoints = {
  authorize: '/oauth2/v1/authorize',
  token: '/oauth2/v1/token',
  userinfo: '/oauth2/v1/userinfo',
  keys: '/oauth2/v1/keys',
}
const { host } = new URL(org.url)
report({
  port: okta.port,
  host,
  endpoints,
  seededMs,
  apiToken: org.apiToken,
  adminHost: new URL(org.adminUrl).host,
})
