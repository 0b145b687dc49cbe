-- On deployed: nothing kept a chapter from having several scripts of a style. The application took the newest that was ready.
alter table scripts drop constraint scripts_chapter_id_user_id_script_style_key;
insert into scripts (id, chapter_id, user_id, script, status, created_at) values
  ('50000000-0000-4000-8000-000000000101', 'c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'B', 'ready', '2025-05-01'),
  ('50000000-0000-4000-8000-000000000102', 'c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'C', 'ready', '2025-06-01'),
  ('50000000-0000-4000-8000-000000000103', 'c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'D', 'failed', '2025-07-01'),
  ('50000000-0000-4000-8000-000000000104', 'c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'E', 'draft', '2025-07-02');
update scripts set status = 'ready' where status is null;
update video_generations set script_id = '50000000-0000-4000-8000-000000000101' where id = '70000000-0000-4000-8000-000000000001';
