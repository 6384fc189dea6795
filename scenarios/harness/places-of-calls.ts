/**
 * Playwright asks at each of its calls, and for each fixture, where it was made, by an error without a message that
 * nobody throws. Put through source maps, fifty frames a time, that is a tenth of a worker's time. From now on only the
 * frames of such an error that say something go through them: those outside of Playwright and Node, and what they call.
 * Errors that are thrown are told whole, as ever.
 */
export function shortenPlacesOfCalls(): void {
  const told = Error.prepareStackTrace
  if (!told) return
  Error.prepareStackTrace = (error, frames) =>
    told(error, error.message === '' ? frames.filter(saysWhere) : frames)
}

const saysWhere = (frame: NodeJS.CallSite, place: number, frames: NodeJS.CallSite[]) => {
  const caller = frames[place + 1]
  return isOutside(frame) || (caller !== undefined && isOutside(caller))
}

const isOutside = (frame: NodeJS.CallSite) =>
  !/^node:|[\\/]node_modules[\\/](?:@playwright|playwright|playwright-core)[\\/]/.test(
    frame.getFileName() ?? 'node:',
  )
