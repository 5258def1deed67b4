-- A second reader who gives a case back says why; only the case's writers read it.
alter table case_moves add column reason text;
