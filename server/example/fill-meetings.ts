import { randomUUID } from 'node:crypto'
import { minutesForACase } from '#app/domain/meeting/rules.ts'
import type { AgendaKind } from '#app/domain/meeting/types.ts'
import { instantOf, wallClock } from '#app/domain/meeting/zone.ts'
import type { CaseState } from '#app/domain/rights/table.ts'
import { insertAgendaItem, orderAgenda } from '#db/queries/agenda.ts'
import { insertInvitation, setAnswer, setSentSequence } from '#db/queries/invitation.ts'
import { insertMeeting } from '#db/queries/meeting.ts'
import type { Filled } from './filled.ts'
import type { Name } from './people.ts'
import { boards } from './people.ts'
import { written } from './writing.ts'

type Part = readonly [kind: AgendaKind, minutes: number, caseId?: string]

/** One meeting that was, with minutes, and one that comes, with a case on its agenda. */
export async function fillMeetings(filled: Filled, casesIn: (state: CaseState) => readonly string[]): Promise<void> {
  const parts = (state: CaseState): Part[] => [
    ['opening', 5],
    ['follow-up', 10],
    ...casesIn(state).map((id): Part => ['case', minutesForACase, id]),
    ['agreements', 5],
  ]
  await fillMeeting(filled, {
    days: -27,
    parts: parts('summarised'),
    answers: { anna: 'yes', bram: 'yes', samira: 'online', marieke: 'yes', freek: 'no', dina: 'yes' },
    minutes: [
      '## Terugkoppeling',
      'Twee casussen van de vorige keer gaan goed. Van één weten we nog niets.',
      '## Casus',
      'We dachten mee over lezen in het dossier. Iedereen is het eens: samen, in stukken, met een plan voor de avond.',
      '## Afspraken',
      '- De inbrenger schrijft de samenvatting.',
      '- De pagina over beginnen wordt vastgesteld.',
    ],
  })
  await fillMeeting(filled, {
    days: 8,
    parts: parts('on-agenda'),
    answers: { bram: 'yes', samira: 'online', dina: 'yes' },
    minutes: [],
  })
}

async function fillMeeting(
  { tx, documents, now, who, board }: Filled,
  one: {
    days: number
    parts: readonly Part[]
    answers: Partial<Record<Name, 'yes' | 'online' | 'no'>>
    minutes: readonly string[]
  },
) {
  const startsAt = atFour(now, one.days)
  const meeting = {
    id: randomUUID(),
    uid: randomUUID(),
    minutesId: randomUUID(),
    boardId: board.children,
    organiserId: who.dina,
  }
  const where = { place: 'Voorbeeldhuis, zaal 1', onlineUrl: 'https://overleg.voorbeeld.invalid/expertgroep' }
  await insertMeeting(tx, { ...meeting, ...where, startsAt, endsAt: new Date(startsAt.getTime() + 90 * 60_000) })
  await documents.create(tx, {
    id: meeting.minutesId,
    kind: 'minutes',
    subjectId: meeting.id,
    seed: { body: written(...one.minutes) },
  })
  const ids: string[] = []
  for (const [kind, minutes, caseId] of one.parts) {
    const id = randomUUID()
    await insertAgendaItem(tx, { id, meetingId: meeting.id, kind, minutes, caseId })
    ids.push(id)
  }
  await orderAgenda(tx, meeting.id, ids)
  for (const name of boards.children.members) {
    await insertInvitation(tx, meeting.id, who[name])
    await setSentSequence(tx, meeting.id, who[name], 0)
    const answer = one.answers[name]
    if (answer) await setAnswer(tx, meeting.id, who[name], answer)
  }
}

/** Four in the afternoon in Amsterdam, so many days from now. */
function atFour(now: Date, days: number): Date {
  const { date } = wallClock(new Date(now.getTime() + days * 86_400_000))
  const at = instantOf({ date, time: '16:00' })
  if (!at) throw new Error('Four in the afternoon exists on every day.')
  return at
}
