import { describe, expect, it } from 'vitest'
import { addressesIn, approvers, isLast, maySendInvitations, type Runner } from '#app/domain/membership/rules.ts'
import { absenceForm, inviteForm } from '#app/domain/membership/schema.ts'

const dina: Runner = { id: 'dina', roles: ['coordinator'] }
const dirk: Runner = { id: 'dirk', roles: ['coordinator', 'administrator'] }
const els: Runner = { id: 'els', roles: ['administrator'] }

describe('the second pair of eyes (SEC-32)', () => {
  it('is another coordinator', () => {
    expect(approvers([dina, dirk, els], 'dina', null)).toEqual(['dirk'])
  })

  it('is the administrator while there is only one coordinator', () => {
    expect(approvers([dina, els], 'dina', null)).toEqual(['els'])
  })

  it('is never whoever asks, nor whom it is about', () => {
    expect(approvers([dina, dirk, els], 'dina', 'dirk')).toEqual(['els'])
    expect(approvers([dina, els], 'dina', 'els')).toEqual([])
  })
})

describe('letting others in', () => {
  it('is for coordinators, and for the administrator only while there is none', () => {
    expect(maySendInvitations([dina, els], dina)).toBe(true)
    expect(maySendInvitations([dina, els], els)).toBe(false)
    expect(maySendInvitations([els], els)).toBe(true)
    expect(maySendInvitations([dina], { id: 'anna', roles: ['therapist'] })).toBe(false)
  })

  it('never leaves the group without whoever runs it', () => {
    expect(isLast([dina, els], 'dina', 'coordinator')).toBe(true)
    expect(isLast([dina, dirk], 'dina', 'coordinator')).toBe(false)
  })
})

describe('addresses that are pasted', () => {
  it('come out of whatever people have at hand, each once', () => {
    expect(
      addressesIn('Anna <Anna@Voorbeeld.nl>; bram@voorbeeld.nl,\n  chris@voorbeeld.nl anna@voorbeeld.nl\n\n'),
    ).toEqual(['anna@voorbeeld.nl', 'bram@voorbeeld.nl', 'chris@voorbeeld.nl'])
  })

  it('are refused as one when one of them is none, or when there are too many or none (SEC-43)', () => {
    const many = Array.from({ length: 51 }, (_, n) => `lid${n}@voorbeeld.nl`).join('\n')
    for (const addresses of ['', ' \n', 'anna', 'anna@voorbeeld.nl, bram@', 'a@b.nl\r\nBcc: x', many]) {
      expect(inviteForm.safeParse({ addresses, role: 'therapist' }).success, addresses).toBe(false)
    }
    expect(inviteForm.parse({ addresses: 'anna@voorbeeld.nl', role: 'therapist' }).addresses).toEqual([
      'anna@voorbeeld.nl',
    ])
  })
})

describe('being away', () => {
  it('is until a day as people write it, or not', () => {
    for (const until of ['24-12-2026', '24/12/2026', '24.12.2026', '2026-12-24', ' 24-12-2026 ']) {
      expect(absenceForm.parse({ until }).until, until).toBe('2026-12-24')
    }
    expect(absenceForm.parse({ until: '' }).until).toBeNull()
    for (const until of ['31-02-2026', 'kerst', '24-12-26', '2026-13-01', '0-0-0000']) {
      expect(absenceForm.safeParse({ until }).success, until).toBe(false)
    }
  })
})
