import { boardStates } from '#app/domain/rights/case-states.ts'
import type { CaseState } from '#app/domain/rights/table.ts'
import type { Db } from '../connect.ts'
import { isReadableBy } from './case.ts'

export interface SimilarRow {
  id: string
  number: number
  question: string
  state: CaseState
  advices: number
  lesson: boolean
}

/**
 * Cases that were brought in before and look like this one, the most alike first: words of the question in common
 * (Dutch stems), themes, kind and age band. Only those this member may read, on any of their boards.
 */
export const similarCases = (db: Db, memberId: string, caseId: string, limit: number) => db<SimilarRow[]>`
  with asked as (
    select c.id, c.themes, c.kind, c.age_band, to_tsvector('dutch', c.question) as words,
           (select to_tsquery('simple', string_agg(quote_literal(w), ' | '))
              from unnest(tsvector_to_array(to_tsvector('dutch', c.question))) w) as any_word
      from cases c where c.id = ${caseId}
  ), found as (
    select c.id, c.number, c.question, c.state,
           (select count(*)::int from contributions k where k.case_id = c.id and k.kind = 'advice') as advices,
           exists (select from case_lessons l where l.case_id = c.id) as lesson,
           2 * (select count(*) from unnest(tsvector_to_array(to_tsvector('dutch', c.question))) w
                 where w = any (tsvector_to_array(asked.words)))
             + (select count(*) from unnest(c.themes) t where t = any (asked.themes))
             + case when c.kind = asked.kind then 1 else 0 end
             + case when c.age_band = asked.age_band then 1 else 0 end as alike
      from asked, cases c
      left join board_members m on m.board_id = c.board_id and m.member_id = ${memberId}
     where c.id <> asked.id and c.state in ${db(boardStates)}
       and to_tsvector('dutch', c.question) @@ asked.any_word
       and ${isReadableBy(db, memberId)}
  )
  select id, number, question, state, advices, lesson from found
   where alike >= 4
   order by alike desc, number desc
   limit ${limit}`
