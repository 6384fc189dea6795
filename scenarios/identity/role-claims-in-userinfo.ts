import { roleClaimsGrantNothing } from '../harness/role-claims.ts'

roleClaimsGrantNothing('role and group claims in userinfo grant nothing that nobody mapped', 'userinfo')
