-- Who can read a case on their own account, for telling them that something waits: answers about others, so it is asked by
-- the deeds of the house alone and its answer is shown to nobody.
create function case_audience(which uuid) returns setof uuid
  language sql stable security definer set search_path = public as $$
  select m.id from cases c join members m on m.left_at is null and m.suspended_at is null
   where c.id = which
     and (m.id = c.author_id
          or exists (select from case_co_authors a where a.case_id = c.id and a.member_id = m.id)
          or (exists (select from board_members b where b.board_id = c.board_id and b.member_id = m.id)
              and not exists (select from case_recognitions g
                               where g.case_id = c.id and g.member_id = m.id and g.ended_at is null)
              and ((c.state in ('open', 'waiting-for-author', 'in-progress', 'on-agenda', 'discussed', 'summarised',
                                'follow-up', 'closed')
                    and (c.visibility = 'group'
                         or exists (select from member_roles r where r.member_id = m.id and r.role = 'coordinator')
                         or (c.visibility = 'experts' and exists (
                               select from member_roles r where r.member_id = m.id and r.role = 'expert'))
                         or (c.visibility = 'named' and exists (
                               select from case_readers x where x.case_id = c.id and x.member_id = m.id))))
                   or (c.state = 'second-reading' and exists (
                         select from member_roles r where r.member_id = m.id and r.role = 'expert'))))) $$;
