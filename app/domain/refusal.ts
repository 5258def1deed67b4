/** Everything the domain can say no with. Words are chosen at the edge: i18n `refusal`. */
export const refusalCodes = {
  'not-found': 404, // also what a person may not read: whether it exists is itself confidential
  'signed-out': 401,
  locked: 401,
  'not-agreed': 403, // to the house rules of today
  'not-enrolled': 401, // came in to choose how to sign in, and has not yet
  'prove-again': 401, // a grave deed, and who asks showed who they are too long ago
  'not-allowed': 403,
  'wrong-origin': 403,
  'wrong-method': 405,
  'too-large': 413,
  'bad-input': 422,
  'open-marks': 422, // a mark of the anonymity check without a decision
  'second-reader-needed': 409,
  'wrong-state': 409,
  'questions-first': 409, // advice waits until the author answered, or until `from`
  'already-done': 409,
  'too-late': 409, // what was begun had to be finished sooner
  gone: 410, // a link that was used, taken back, or is too old
  'wrong-credentials': 422,
  'wrong-code': 422,
  'last-one': 409, // the group would be left without anybody who has the role
  'last-way-in': 409, // what would be taken away is all one can sign in with
  'not-yet': 409, // the case does not hold what this move needs: `needs` names it
  stale: 409, // the form was made from something older than what is stored
  'too-late-to-undo': 409,
  'missing-fields': 422,
  busy: 429,
  unavailable: 503,
} as const

export type RefusalCode = keyof typeof refusalCodes

/** Errors at fields: field name to a code of i18n `field`. */
export type FieldErrors = Record<string, string[]>

/**
 * The one error of the domain. `details` may be shown to the asker: codes, positions and numbers,
 * never a word of a case.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: Record<string, unknown>

  constructor(code: RefusalCode, details: Record<string, unknown> = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }

  /** The HTTP status that says the same. */
  get status(): number {
    return refusalCodes[this.code]
  }
}
