/** Where a message leads. */
export function addressOf({ kind, id }: { kind: string; id: string | null }): string {
  if (kind === 'case' && id) return `/cases/${id}`
  if (kind === 'member' && id) return `/members/${id}`
  if (kind === 'meeting' && id) return `/meetings/${id}`
  if (kind === 'practice-note') return '/practice'
  if (kind === 'approval') return '/members/approvals'
  if (kind === 'access') return '/account/access'
  if (kind === 'log') return '/log'
  if (kind === 'emergency') return '/emergency'
  return '/'
}
