-- Jobs of these kinds that are there stay as rows, and no worker of an earlier version takes them.

create or replace function goldenrod.job_kinds() returns text[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return '{import,read-book,draft,draft-all,evaluate,table-read}'::text[];
