-- planned and first: a policy on scripts that the migrations know nothing of.
create policy "Shared scripts can be read by all" on scripts for select using (shared);
