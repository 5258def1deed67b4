-- Since when the case had been in the state it left: whoever brings it back there keeps its waiting time.
alter table case_moves add column from_since timestamptz;
