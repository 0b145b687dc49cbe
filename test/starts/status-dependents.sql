-- deployed: what other people built on that text. None of it is known to the migrations.
create view ready_scripts as select id, status from scripts where status = 'ready';
create index scripts_waiting on scripts (user_id, status) where status = 'ready';
create policy "Approved shared scripts can be read by all" on scripts
  for select using (shared and status = 'approved');
