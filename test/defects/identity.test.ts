import { everyDefectIsNoticed } from './every-defect.ts'

await everyDefectIsNoticed('identity')
