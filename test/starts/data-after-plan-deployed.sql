-- verbatim on deployed: the application, which knows only its texts, goes on inserting 'ready'.
insert into scripts (id, chapter_id, user_id, script_style, script, status, created_at, updated_at, script_name) values
  ('50000000-0000-4000-8000-000000000061', 'c0000000-0000-4000-8000-000000000004', 'a0000000-0000-4000-8000-000000000001', 'cinematic_movie', 'FADE IN: dust again.', 'ready', '2025-10-10 10:00+00', '2025-10-10 10:00+00', 'Dust'),
  ('50000000-0000-4000-8000-000000000062', 'c0000000-0000-4000-8000-000000000004', 'a0000000-0000-4000-8000-000000000001', 'cinematic_movie', 'FADE IN: dust once more.', 'ready', '2025-10-11 10:00+00', '2025-10-11 10:00+00', 'Dust'),
  ('50000000-0000-4000-8000-000000000063', 'c0000000-0000-4000-8000-000000000003', 'a0000000-0000-4000-8000-000000000001', 'emotional_match', 'FADE IN: approved, newer.', 'approved', '2025-10-12 10:00+00', '2025-10-12 10:00+00', 'approved'),
  ('50000000-0000-4000-8000-000000000064', 'c0000000-0000-4000-8000-000000000003', 'a0000000-0000-4000-8000-000000000001', 'documentary', 'FADE IN: whatever, newer.', 'WHATEVER', '2025-10-13 10:00+00', '2025-10-13 10:00+00', 'null');
