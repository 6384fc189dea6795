import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'an org of either generation of Express Configuration connects a workspace',
  { clauses: ['express-configuration.generations', 'guide.step-2.express-configuration'] },
  async ({ label, newOrg, newWorkspace }) => {
    const generations = { '2025.05': 'expressconfigure:sso', '2026.08': 'express_configure:sso' } as const
    for (const [release, scope] of Object.entries(generations)) {
      await step(`Okta's release ${release}, which asks for ${scope}`, async () => {
        const { admin, person, assign, introduce } = await newOrg(release as keyof typeof generations)
        const workspace = await newWorkspace()
        await introduce(person, workspace)
        await admin.addsFromCatalog(label)
        await admin.expressConfigures(label, workspace)
        await admin.seesSuccess()
        const { searchParams } = await admin.requestToTarget()
        expectEqual('the scope that Okta asks for', searchParams.get('scope'), scope)
        await assign(person)
        await person.signsInAtTarget(workspace)
        await person.isSignedInTo(workspace)
      })
    }
  },
)
