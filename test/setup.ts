// Before the tests of each file, but each of these once a process: Vitest runs this file again, what it imports not.
import '../scenarios/known-warnings.js'
import '../sim/localhost.js'
import './lasting-keys.ts'
import './draw-primes.ts'
