// The process that test/stress/kills.ts kills: Okta and Alpacon over the folder that it is given, and where they are.
import { join } from 'node:path'
import { startOkta } from '../../sim/index.ts'
import { startAlpacon } from '../../sp/index.ts'

const [folder = '', operatorToken = ''] = process.argv.slice(2)
const okta = await startOkta({ port: 0, data: join(folder, 'okta') })
const alpacon = await startAlpacon({ port: 0, oin: okta.oin, data: join(folder, 'alpacon'), operatorToken })
okta.publish(alpacon.integration)
const org = okta.org('acme') ?? (await okta.createOrg({ name: 'acme' }))
console.log(JSON.stringify({ url: org.url, apiToken: org.apiToken, alpacon: alpacon.url }))
