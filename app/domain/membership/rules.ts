import type { Role } from '../rights/table.ts'

/** Days an invitation can be used. */
export const invitationDays = 14

/** Hours between the approval of a recovery and the moment it can be used: time to say that it was not asked for. */
export const recoveryHours = 24

/** Most addresses in one go. */
export const addressLimit = 50

/** Roles that one coordinator gives; the others need a second pair of eyes. */
export const plainRoles = ['reader', 'therapist', 'expert'] as const
export const runningRoles = ['coordinator', 'administrator'] as const
export type RunningRole = (typeof runningRoles)[number]

export const isRunning = (role: Role): role is RunningRole => (runningRoles as readonly Role[]).includes(role)

export interface Runner {
  readonly id: string
  readonly roles: readonly Role[]
}

/**
 * Who may give the second pair of eyes: another coordinator; while there is none, an administrator; never whoever asks,
 * and never about oneself. Empty when there is nobody else: then one pair must do.
 */
export function approvers(all: readonly Runner[], askedBy: string, about: string | null): string[] {
  const others = all.filter(({ id }) => id !== askedBy && id !== about)
  const coordinators = others.filter(({ roles }) => roles.includes('coordinator'))
  const chosen = coordinators.length > 0 ? coordinators : others.filter(({ roles }) => roles.includes('administrator'))
  return chosen.map(({ id }) => id)
}

/** May this person let others in? A coordinator; an administrator only while there is no coordinator. */
export const maySendInvitations = (all: readonly Runner[], asker: Runner): boolean =>
  asker.roles.includes('coordinator') ||
  (asker.roles.includes('administrator') && !all.some(({ roles }) => roles.includes('coordinator')))

/** Would this leave the group without anybody who has the role? */
export const isLast = (all: readonly Runner[], memberId: string, role: RunningRole): boolean =>
  !all.some(({ id, roles }) => id !== memberId && roles.includes(role))

/** Every address in a text people pasted: one a line, or parted by commas, semicolons or spaces; `Name <a@b.nl>` too. */
export const addressesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,;]+/)
      .map((part) => /<([^<>]*)>/.exec(part)?.[1] ?? part)
      .flatMap((part) => part.trim().split(/\s+/))
      .filter(Boolean)
      .map((one) => one.toLowerCase()),
  ),
]
