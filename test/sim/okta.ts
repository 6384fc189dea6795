import { afterAll, beforeAll } from 'vitest'
import { type Okta, type RunningOrg, startOkta } from '../../sim/index.ts'
import { integration } from './org/model.ts'

export const PASSWORD = 'Correct-Horse-9'

/** A simulated Okta for the tests of one file, with the integration in its catalog. */
export function oktaOfThisFile() {
  let okta: Okta
  let orgs = 0
  beforeAll(async () => {
    okta = await startOkta({ port: 0 })
    okta.publish(integration)
  })
  afterAll(() => okta.close())

  return {
    okta: () => okta,
    /** A fresh org: Ann, Ben and the administrator Ada, and an app that is set up and nobody has. */
    async newOrg() {
      orgs += 1
      const org = await okta.createOrg({ name: `org-${orgs}` })
      const person = (firstName: string, admin = false) =>
        org.createUser({
          firstName,
          lastName: 'Jones',
          login: `${firstName.toLowerCase()}@${org.name}.example`,
          password: PASSWORD,
          admin,
        })
      return { org, ann: person('Ann'), ben: person('Ben'), ada: person('Ada', true), app: addDesk(org) }
    },
  }
}

/** The integration as an app of the org, as Express Configuration leaves it. */
export function addDesk(org: RunningOrg, label = integration.label) {
  const app = org.model.applications.add(org.catalog.find(integration.name)!, { label })
  org.model.applications.configure(app, 'http://desk.example/login?organization=org_1', {
    organization_id: 'org_1',
  })
  return app
}

/** Events of the org's System Log, as far as they matter to a test: result, reason, by whom, about what. */
export function eventsOf(org: RunningOrg, eventType: string) {
  return org.model.systemLog
    .list()
    .filter(event => event.eventType === eventType)
    .map(({ result, reason, actor, target }) => ({
      result,
      reason,
      actor: actor?.alternateId,
      target: target?.map(({ alternateId }) => alternateId),
    }))
}
