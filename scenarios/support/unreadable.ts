/** A file that isn't what it was given for; the message says what it is instead and what to do. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}
