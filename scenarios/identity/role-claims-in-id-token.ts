import { roleClaimsGrantNothing } from '../harness/role-claims.ts'

roleClaimsGrantNothing('role and group claims in the ID token grant nothing that nobody mapped', 'id-token')
