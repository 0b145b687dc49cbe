-- What a script becomes is asked for as jobs: its pictures, its film, what an editor takes, and all of it.

create or replace function goldenrod.job_kinds() returns text[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return '{import,read-book,draft,draft-all,evaluate,table-read,storyboard,animatic,handoff,produce}'::text[];
