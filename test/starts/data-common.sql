-- Two writers at work. Ids are fixed; test/starts/ids.ts names those that tests ask for.
insert into auth.users (id, aud, role, email, created_at) values
  ('a0000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'ines@example.org', '2025-01-05 09:00+00'),
  ('a0000000-0000-4000-8000-000000000002', 'authenticated', 'authenticated', 'boris@example.org', '2025-01-06 09:00+00');

insert into books (id, user_id, title, author_name, status, tags, total_word_count, created_at, updated_at) values
  ('b0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'The Lamp at Skerry Point', 'I. Varga', 'READY', '{sea,family}', 61230, '2025-02-01 08:00+00', '2025-02-03 08:00+00'),
  ('b0000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-000000000001', 'Salt Roads', 'I. Varga', 'DRAFT', null, 0, '2025-03-01 08:00+00', '2025-03-01 08:00+00'),
  ('b0000000-0000-4000-8000-000000000003', 'a0000000-0000-4000-8000-000000000002', 'Zmajevo proleće', 'B. Ilić', 'READY', '{}', 48011, '2025-02-11 08:00+00', '2025-02-11 08:00+00');

insert into chapters (id, book_id, chapter_number, title, content, created_at, updated_at) values
  ('c0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000001', 1, 'The Lamp', 'Mara climbed the stairs. "It''s out," said Old Tom.', '2025-02-01 09:00+00', '2025-02-01 09:00+00'),
  ('c0000000-0000-4000-8000-000000000002', 'b0000000-0000-4000-8000-000000000001', 2, 'The Boat', 'Nothing but fog, and in it a bell.', '2025-02-01 09:01+00', '2025-02-01 09:01+00'),
  ('c0000000-0000-4000-8000-000000000003', 'b0000000-0000-4000-8000-000000000001', 3, null, null, '2025-02-01 09:02+00', '2025-02-01 09:02+00'),
  ('c0000000-0000-4000-8000-000000000004', 'b0000000-0000-4000-8000-000000000002', 1, 'Dust', 'Idris counted the camels twice.', '2025-03-01 09:00+00', '2025-03-01 09:00+00'),
  ('c0000000-0000-4000-8000-000000000005', 'b0000000-0000-4000-8000-000000000003', 1, 'Led', 'Vesna je stajala na ledu.', '2025-02-11 09:00+00', '2025-02-11 09:00+00'),
  ('c0000000-0000-4000-8000-000000000006', 'b0000000-0000-4000-8000-000000000003', 2, 'Voda', 'Reka se otvorila.', '2025-02-11 09:01+00', '2025-02-11 09:01+00');

insert into plot_overviews (id, book_id, user_id, logline, created_at) values
  ('d0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'A keeper''s daughter relights a lamp that nobody wants lit.', '2025-02-02 08:00+00'),
  ('d0000000-0000-4000-8000-000000000002', 'b0000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-000000000001', null, '2025-03-02 08:00+00'),
  ('d0000000-0000-4000-8000-000000000003', 'b0000000-0000-4000-8000-000000000003', 'a0000000-0000-4000-8000-000000000002', 'Spring comes with teeth.', '2025-02-12 08:00+00');

insert into characters (id, plot_overview_id, book_id, user_id, name, role, archetypes, created_at, updated_at) values
  ('e0000000-0000-4000-8000-000000000001', 'd0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'Mara', 'protagonist', '["seeker"]', '2025-02-02 09:00+00', '2025-02-02 09:00+00'),
  ('e0000000-0000-4000-8000-000000000002', 'd0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'Old Tom', 'mentor', '[]', '2025-02-02 09:01+00', '2025-02-02 09:01+00'),
  ('e0000000-0000-4000-8000-000000000003', 'd0000000-0000-4000-8000-000000000002', 'b0000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-000000000001', 'Mara', 'traveller', '[]', '2025-03-02 09:00+00', '2025-03-02 09:00+00'),
  ('e0000000-0000-4000-8000-000000000004', 'd0000000-0000-4000-8000-000000000003', 'b0000000-0000-4000-8000-000000000003', 'a0000000-0000-4000-8000-000000000002', 'Vesna', 'protagonist', '[]', '2025-02-12 09:00+00', '2025-02-12 09:00+00');

-- Line ends, quotes, backslashes and emoji are there to come through byte for byte.
insert into scripts (id, chapter_id, user_id, script_style, script, scene_descriptions, characters, character_details, metadata, created_at, updated_at, script_name, service_used, shared) values
  ('50000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'cinematic_movie', E'INT. LAMP ROOM - NIGHT\r\n\r\nMara climbs.\r\n\r\nOLD TOM\r\nIt''s out.\r\n', '["Lamp room at night"]', '["Mara", "Old Tom"]', 'Mara: 17, stubborn.', '{"tokens": 412}', '2025-04-01 10:00+00', '2025-04-02 11:12:13.456789+00', 'The Lamp - cinematic', 'openrouter', true),
  ('50000000-0000-4000-8000-000000000002', 'c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'emotional_match', E'EXT. SKERRY POINT — DAWN 🌊\n\nA back\\slash and a tab\there.\n', '[]', '["Mara"]', null, null, '2025-04-01 10:05+00', '2025-04-01 10:05+00', null, null, false),
  ('50000000-0000-4000-8000-000000000003', 'c0000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-000000000001', 'cinematic_movie', null, null, null, null, null, '2025-04-02 10:00+00', '2025-04-02 10:00+00', 'Unfinished', 'openrouter', false),
  ('50000000-0000-4000-8000-000000000004', 'c0000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-000000000001', 'emotional_match', '', '[]', '[]', '', '{}', '2025-04-02 10:05+00', '2025-04-02 10:05+00', '', '', false),
  ('50000000-0000-4000-8000-000000000005', 'c0000000-0000-4000-8000-000000000004', 'a0000000-0000-4000-8000-000000000001', 'cinematic_movie', E'EXT. CARAVAN - DAY\n\nIdris counts.\n', '[]', '["Idris"]', null, '{}', '2025-04-03 10:00+00', '2025-04-03 10:00+00', 'Dust', 'openai', false),
  -- Two of one user and style without a chapter: the old unique constraint lets them be.
  ('50000000-0000-4000-8000-000000000006', null, 'a0000000-0000-4000-8000-000000000001', 'cinematic_movie', E'INT. NOWHERE - DAY\n\nA sketch.\n', '[]', '[]', null, '{}', '2025-04-04 10:00+00', '2025-04-04 10:00+00', 'Sketch', null, false),
  ('50000000-0000-4000-8000-000000000007', null, 'a0000000-0000-4000-8000-000000000001', 'cinematic_movie', E'INT. NOWHERE - NIGHT\n\nAnother sketch.\n', '[]', '[]', null, '{}', '2025-04-04 11:00+00', '2025-04-04 11:00+00', 'Sketch', null, false),
  ('50000000-0000-4000-8000-000000000008', 'c0000000-0000-4000-8000-000000000001', null, 'cinematic_movie', E'INT. LAMP ROOM - NIGHT\n\nMade before there were accounts.\n', '[]', '[]', null, '{}', '2025-01-01 10:00+00', '2025-01-01 10:00+00', null, null, false),
  ('50000000-0000-4000-8000-000000000009', null, null, 'documentary', 'FADE IN:', '[]', '[]', null, '{}', null, null, null, null, false),
  ('50000000-0000-4000-8000-000000000010', 'c0000000-0000-4000-8000-000000000005', 'a0000000-0000-4000-8000-000000000002', 'cinematic_movie', E'EXT. REKA - ZORA\n\nVesna stoji na ledu.\n', '[]', '["Vesna"]', null, '{}', '2025-04-05 10:00+00', '2025-04-05 10:00+00', 'Led', 'openai', true),
  ('50000000-0000-4000-8000-000000000011', 'c0000000-0000-4000-8000-000000000006', 'a0000000-0000-4000-8000-000000000002', 'emotional_match', E'EXT. REKA - DAN\n\nLed puca.\n', '[]', '["Vesna"]', null, '{}', '2025-04-05 11:00+00', '2025-04-05 11:00+00', 'Voda', 'openai', false),
  -- A script of one user for the chapter of the other: nothing has ever kept it from being there.
  ('50000000-0000-4000-8000-000000000012', 'c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002', 'cinematic_movie', E'INT. LAMP ROOM - NIGHT\n\nBoris reads along.\n', '[]', '[]', null, '{}', '2025-04-06 10:00+00', '2025-04-06 10:00+00', 'Fan version', null, false);

insert into script_comments (script_id, user_id, body, created_at) values
  ('50000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'Too dark?', '2025-04-02 12:00+00'),
  ('50000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002', 'Love it.', '2025-04-02 13:00+00'),
  ('50000000-0000-4000-8000-000000000003', null, '(left empty on purpose)', '2025-04-02 14:00+00');

insert into video_generations (id, chapter_id, script_id, user_id, generation_status, video_url, created_at, updated_at) values
  ('70000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000001', '50000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'completed', 'https://media.example.org/lamp.mp4', '2025-05-01 10:00+00', '2025-05-01 10:30+00'),
  ('70000000-0000-4000-8000-000000000002', 'c0000000-0000-4000-8000-000000000002', null, 'a0000000-0000-4000-8000-000000000001', 'failed', null, '2025-05-02 10:00+00', '2025-05-02 10:30+00'),
  ('70000000-0000-4000-8000-000000000003', 'c0000000-0000-4000-8000-000000000005', '50000000-0000-4000-8000-000000000010', 'a0000000-0000-4000-8000-000000000002', 'generating_images', null, '2025-05-03 10:00+00', '2025-05-03 10:30+00'),
  ('70000000-0000-4000-8000-000000000004', 'c0000000-0000-4000-8000-000000000001', '50000000-0000-4000-8000-000000000008', null, 'pending', null, '2025-01-02 10:00+00', '2025-01-02 10:30+00');

-- Through a video of the one user, of the other, of nobody; and without a video.
insert into image_generations (id, video_generation_id, scene_id, shot_index, image_prompt, image_url, width, height, status, created_at, updated_at) values
  ('10000000-0000-4000-8000-000000000001', '70000000-0000-4000-8000-000000000001', 'scene_1', 0, 'A lamp room at night', 'https://media.example.org/1.png', 1024, 576, 'completed', '2025-05-01 10:01+00', '2025-05-01 10:02+00'),
  ('10000000-0000-4000-8000-000000000002', '70000000-0000-4000-8000-000000000001', 'scene_1', 1, 'Mara, close', null, null, null, 'failed', '2025-05-01 10:03+00', '2025-05-01 10:04+00'),
  ('10000000-0000-4000-8000-000000000003', '70000000-0000-4000-8000-000000000003', 'scene_1', 0, 'Ice', 'https://media.example.org/3.png', 512, 512, 'completed', '2025-05-03 10:01+00', '2025-05-03 10:02+00'),
  ('10000000-0000-4000-8000-000000000004', '70000000-0000-4000-8000-000000000004', 'scene_1', 0, 'Old test', null, null, null, 'pending', '2025-01-02 10:01+00', '2025-01-02 10:02+00'),
  ('10000000-0000-4000-8000-000000000005', null, null, 0, 'A picture without a home', null, null, null, 'completed', '2025-01-03 10:01+00', '2025-01-03 10:02+00');

insert into audio_generations (id, video_generation_id, audio_type, scene_id, character_name, text_content, voice_id, audio_url, duration_seconds, status, created_at) values
  ('20000000-0000-4000-8000-000000000001', '70000000-0000-4000-8000-000000000001', 'narrator', 'scene_1', null, 'Mara climbed the stairs.', 'voice-1', 'https://media.example.org/1.mp3', 2.5, 'completed', '2025-05-01 10:05+00'),
  ('20000000-0000-4000-8000-000000000002', '70000000-0000-4000-8000-000000000001', 'character', 'scene_1', 'Old Tom', 'It''s out.', 'voice-2', null, null, 'pending', '2025-05-01 10:06+00'),
  ('20000000-0000-4000-8000-000000000003', '70000000-0000-4000-8000-000000000003', 'sound_effects', 'scene_1', null, 'ice cracking', null, 'https://media.example.org/3.mp3', 0.1, 'completed', '2025-05-03 10:05+00'),
  ('20000000-0000-4000-8000-000000000004', '70000000-0000-4000-8000-000000000004', 'background_music', null, null, null, null, null, null, 'pending', '2025-01-02 10:05+00'),
  ('20000000-0000-4000-8000-000000000005', null, 'narrator', null, null, 'A voice without a home', null, null, null, 'completed', '2025-01-03 10:05+00');
