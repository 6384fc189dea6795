import { everyDefectIsNoticed } from './every-defect.ts'

await everyDefectIsNoticed('sign-in')
