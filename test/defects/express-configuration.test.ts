import { everyDefectIsNoticed } from './every-defect.ts'

await everyDefectIsNoticed('express-configuration')
