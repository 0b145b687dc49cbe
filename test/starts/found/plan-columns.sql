-- On planned: some of the plan's columns are there in the plan's types, with values that no rule of the plan
-- ever saw, and media have characters without a foreign key.
alter table scripts add evaluation_score int default 50, add evaluation_feedback text, add character_ids uuid[];
update scripts set evaluation_score = null where script is null;
update scripts set evaluation_feedback = 'Strong.', character_ids =
  '{e0000000-0000-4000-8000-000000000001, e0000000-0000-4000-8000-000000000001, e0000000-0000-4000-8000-000000000002}'
  where id = '50000000-0000-4000-8000-000000000001';
update scripts set character_ids = '{}' where id = '50000000-0000-4000-8000-000000000002';
alter table image_generations add character_id uuid;
alter table audio_generations add character_id uuid;
update image_generations set character_id = 'e0000000-0000-4000-8000-000000000004';
update audio_generations set character_id = 'e0000000-0000-4000-8000-000000000001';
