import { ControlError } from './errors.ts'

/** Throws ControlError where an org can't have this name, or another one has it. */
export function checkOrgName(name: string, orgs: ReadonlyMap<string, unknown>): void {
  if (
    !/^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/.test(name) ||
    /-(admin|stranger)$/.test(name) ||
    name === 'system-admin'
  ) {
    throw new ControlError(
      'invalid_request',
      `"${name}" can't be the name of an org: it becomes part of a host name. Use lowercase letters, digits and ` +
        'hyphens inside, 50 characters at most, not ending in "-admin" or "-stranger".',
      { member: 'name' },
    )
  }
  if (orgs.has(name))
    throw new ControlError(
      'conflict',
      `There is an org "${name}" already. Choose another name, or use that one.`,
    )
}
