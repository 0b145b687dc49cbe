-- Where the plan's second and third files left a character_id: one's own character, and the other
-- user's, which a foreign key does not mind.
insert into image_generations (id, video_generation_id, user_id, character_id, image_prompt, status, created_at, updated_at) values
  ('10000000-0000-4000-8000-000000000021', '70000000-0000-4000-8000-000000000001', null, 'e0000000-0000-4000-8000-000000000001', 'Mara at the lamp', 'completed', '2025-10-05 10:01+00', '2025-10-05 10:02+00'),
  ('10000000-0000-4000-8000-000000000022', null, 'a0000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000004', 'Somebody else''s Vesna', 'completed', '2025-10-05 10:03+00', '2025-10-05 10:04+00'),
  ('10000000-0000-4000-8000-000000000023', '70000000-0000-4000-8000-000000000003', null, 'e0000000-0000-4000-8000-000000000002', 'Old Tom in the wrong book', 'completed', '2025-10-05 10:05+00', '2025-10-05 10:06+00'),
  ('10000000-0000-4000-8000-000000000024', null, null, 'e0000000-0000-4000-8000-000000000001', 'Mara of nobody', 'pending', '2025-10-05 10:07+00', '2025-10-05 10:08+00');

insert into audio_generations (id, video_generation_id, user_id, character_id, audio_type, character_name, text_content, status, created_at) values
  ('20000000-0000-4000-8000-000000000021', '70000000-0000-4000-8000-000000000001', null, 'e0000000-0000-4000-8000-000000000002', 'character', 'Old Tom', 'It''s out.', 'completed', '2025-10-05 10:01+00'),
  ('20000000-0000-4000-8000-000000000022', null, 'a0000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000004', 'character', 'Vesna', 'Ko je tu?', 'completed', '2025-10-05 10:03+00'),
  ('20000000-0000-4000-8000-000000000023', '70000000-0000-4000-8000-000000000003', null, 'e0000000-0000-4000-8000-000000000001', 'character', 'Mara', 'Hello?', 'pending', '2025-10-05 10:05+00');
