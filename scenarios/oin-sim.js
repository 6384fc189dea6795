#!/usr/bin/env node
// Runs the TypeScript sources as they are: no build, no second process, from any folder. A package has them compiled.
import { register } from 'tsx/esm/api'

register()
await import('./bin.ts')
