/** A case that an administrator opened in an emergency. */
export interface Opening {
  readonly id: string
  readonly number: number
  readonly by: string
  readonly mine: boolean
  readonly kind: 'danger' | 'legal' | 'fault'
  readonly reason: string
  readonly openedAt: Date
  /** When it ended, or will. */
  readonly endsAt: Date
  readonly living: boolean
}
