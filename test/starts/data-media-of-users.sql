-- planned and deployed: owned directly and through the video; standalone; directly by one user and
-- through the video by the other. The rows of data-common.sql have no user_id.
insert into image_generations (id, video_generation_id, user_id, scene_id, image_prompt, image_url, status, created_at, updated_at) values
  ('10000000-0000-4000-8000-000000000006', '70000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'scene_2', 'Stairs', 'https://media.example.org/6.png', 'completed', '2025-06-01 10:01+00', '2025-06-01 10:02+00'),
  ('10000000-0000-4000-8000-000000000007', null, 'a0000000-0000-4000-8000-000000000001', null, 'Mara, character sheet', 'https://media.example.org/7.png', 'completed', '2025-06-01 10:03+00', '2025-06-01 10:04+00'),
  ('10000000-0000-4000-8000-000000000008', null, 'a0000000-0000-4000-8000-000000000002', null, 'Vesna, character sheet', null, 'pending', '2025-06-01 10:05+00', '2025-06-01 10:06+00'),
  ('10000000-0000-4000-8000-000000000009', '70000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002', 'scene_2', 'A guest''s picture', null, 'completed', '2025-06-01 10:07+00', '2025-06-01 10:08+00');

insert into audio_generations (id, video_generation_id, user_id, audio_type, scene_id, character_name, text_content, status, created_at) values
  ('20000000-0000-4000-8000-000000000006', '70000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'character', 'scene_2', 'Mara', 'Then we light it.', 'completed', '2025-06-01 10:01+00'),
  ('20000000-0000-4000-8000-000000000007', null, 'a0000000-0000-4000-8000-000000000001', 'character', null, 'Mara', 'Voice sample', 'completed', '2025-06-01 10:03+00'),
  ('20000000-0000-4000-8000-000000000008', null, 'a0000000-0000-4000-8000-000000000002', 'narrator', null, null, 'Proba glasa', 'pending', '2025-06-01 10:05+00'),
  ('20000000-0000-4000-8000-000000000009', '70000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002', 'sound_effects', 'scene_2', null, 'gull', 'completed', '2025-06-01 10:07+00');
