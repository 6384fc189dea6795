import { defect } from '../defect.ts'

export default defect({
  does: 'knows the scopes of the first generation of Express Configuration only',
  killedBy: ['express-configuration/both-generations'],
  parts: () => ({ coversOperation: (scopes, operation) => scopes.includes(operation) }),
})
