-- The verbatim starts: the plan's first file has run, its unique constraint is gone, and people
-- went on working. Everything is version 1, for nothing counts them. The statuses are labels of
-- the enum, or texts where the column is still a varchar: the literals suit both.

-- Keys that the two writers touched, by (chapter, user, style):
--   lamp, Ines, cinematic: the original, two active, evaluated, approved, rejected
--   lamp, Ines, emotional: the original and further drafts, none active
--   ice, Boris, cinematic: the original made active by hand, then another active of the same instant
--   no chapter, Ines, cinematic: two more active next to the two that were there
insert into scripts (id, chapter_id, user_id, script_style, script, status, version, evaluation_score, evaluation_feedback, character_ids, created_at, updated_at, script_name) values
  ('50000000-0000-4000-8000-000000000041', 'c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'cinematic_movie', 'FADE IN: second.', 'active', 1, 82, 'Strong opening; the middle sags.', '{e0000000-0000-4000-8000-000000000001,e0000000-0000-4000-8000-000000000002}', '2025-10-05 10:00+00', '2025-10-05 10:00+00', 'second'),
  ('50000000-0000-4000-8000-000000000042', 'c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'cinematic_movie', 'FADE IN: third.', 'active', 1, 91, 'Go.', '{e0000000-0000-4000-8000-000000000001}', '2025-10-06 10:00+00', '2025-10-06 10:00+00', 'third'),
  ('50000000-0000-4000-8000-000000000043', 'c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'cinematic_movie', 'FADE IN: fourth.', 'evaluated', 1, 999, 'Ten out of ten!!', '{f0000000-0000-4000-8000-00000000dead}', '2025-10-07 10:00+00', '2025-10-07 10:00+00', 'fourth'),
  ('50000000-0000-4000-8000-000000000044', 'c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'cinematic_movie', 'FADE IN: fifth.', 'approved', 1, 100, null, '{e0000000-0000-4000-8000-000000000004,e0000000-0000-4000-8000-000000000001}', '2025-10-08 10:00+00', '2025-10-08 10:00+00', 'fifth'),
  ('50000000-0000-4000-8000-000000000045', 'c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'cinematic_movie', 'FADE IN: sixth.', 'rejected', 1, -5, 'No.', '{e0000000-0000-4000-8000-000000000003,e0000000-0000-4000-8000-000000000001}', '2025-10-09 10:00+00', '2025-10-09 10:00+00', 'sixth'),
  ('50000000-0000-4000-8000-000000000046', 'c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'emotional_match', 'FADE IN: again.', 'draft', 1, null, null, '{e0000000-0000-4000-8000-000000000001,e0000000-0000-4000-8000-000000000001,e0000000-0000-4000-8000-000000000002}', '2025-10-05 11:00+00', '2025-10-05 11:00+00', 'again'),
  ('50000000-0000-4000-8000-000000000047', 'c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'emotional_match', null, 'draft', 1, 0, '', null, '2025-10-06 11:00+00', '2025-10-06 11:00+00', 'no text, no cast'),
  ('50000000-0000-4000-8000-000000000048', 'c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'emotional_match', 'FADE IN: undated.', null, null, null, null, '{NULL,e0000000-0000-4000-8000-000000000002}', null, null, 'undated, no status, no version'),
  ('50000000-0000-4000-8000-000000000049', 'c0000000-0000-4000-8000-000000000005', 'a0000000-0000-4000-8000-000000000002', 'cinematic_movie', 'FADE IN: same instant.', 'active', 1, 70, null, '{e0000000-0000-4000-8000-000000000004}', '2025-04-05 10:00+00', '2025-10-07 11:00+00', 'same instant'),
  ('50000000-0000-4000-8000-000000000050', null, 'a0000000-0000-4000-8000-000000000001', 'cinematic_movie', 'FADE IN: sketch three.', 'active', 1, null, null, '{}', '2025-10-05 12:00+00', '2025-10-05 12:00+00', 'Sketch'),
  ('50000000-0000-4000-8000-000000000051', null, 'a0000000-0000-4000-8000-000000000001', 'cinematic_movie', 'FADE IN: sketch four.', 'active', 1, null, null, '{}', '2025-10-06 12:00+00', '2025-10-06 12:00+00', 'Sketch'),
  ('50000000-0000-4000-8000-000000000052', 'c0000000-0000-4000-8000-000000000006', 'a0000000-0000-4000-8000-000000000002', 'sitcom', 'FADE IN: a new style.', 'active', 1, 55, 'Flat.', '{}', '2025-10-08 12:00+00', '2025-10-08 12:00+00', 'only one');

-- The writers' own changes to what was there; the times stay fixed, so that runs compare.
alter table scripts disable trigger scripts_touch;
update scripts set status = 'active', evaluation_score = 64, updated_at = '2025-10-05 09:00+00'
 where id = '50000000-0000-4000-8000-000000000010';
update scripts set evaluation_score = -1, evaluation_feedback = 'n/a', updated_at = '2025-10-05 09:01+00'
 where id = '50000000-0000-4000-8000-000000000003';
alter table scripts enable trigger scripts_touch;

insert into script_comments (script_id, user_id, body, created_at) values
  ('50000000-0000-4000-8000-000000000042', 'a0000000-0000-4000-8000-000000000001', 'This is the one.', '2025-10-06 13:00+00');
insert into video_generations (id, chapter_id, script_id, user_id, generation_status, created_at, updated_at) values
  ('70000000-0000-4000-8000-000000000005', 'c0000000-0000-4000-8000-000000000001', '50000000-0000-4000-8000-000000000041', 'a0000000-0000-4000-8000-000000000001', 'completed', '2025-10-06 14:00+00', '2025-10-06 14:00+00');
