-- What each table, column and type is for, said where a developer's database tool shows it. An
-- application may have brought tables along with words of its own: whatever has a comment keeps it.
-- What is said here is noted, so that the way back takes back exactly that.

do $$
begin
  if current_setting('lock_timeout') = '0' then
    perform set_config('lock_timeout', '5s', false);
  end if;
end
$$;

create or replace function goldenrod_archive.comments_of(kind text, names text[])
  returns table (name text, owner oid, words text)
  language sql stable set search_path = ''
begin atomic
  select found.name, found.owner, pg_catalog.obj_description(found.oid, found.catalog)
  from (
    select pg_catalog.format('%I.%I', n.nspname, c.relname) as name, c.relowner as owner, c.oid, 'pg_class' as catalog
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where comments_of.kind = 'table' and c.relkind in ('r', 'p')
    union all
    select pg_catalog.format('%I.%I', n.nspname, t.typname), t.typowner, t.oid, 'pg_type'
    from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    where comments_of.kind = 'type'
  ) found
  where found.name = any (comments_of.names)
  union all
  select found.name, found.owner, pg_catalog.col_description(found.oid, found.place)
  from (
    select pg_catalog.format('%I.%I.%I', n.nspname, c.relname, a.attname) as name, c.relowner as owner,
      c.oid, a.attnum as place
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where comments_of.kind = 'column' and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped
  ) found
  where found.name = any (comments_of.names);
end;
comment on function goldenrod_archive.comments_of(text, text[]) is
  'Those of some tables, columns or types that are there: whose each is, and its comment (null where it has none).';

-- What is somebody else's own is left without words rather than failing for it.
create or replace function goldenrod_archive.say(kind text, said jsonb) returns void
  language plpgsql set search_path = ''
as $$
declare
  item record;
  noted jsonb := '{}';
begin
  for item in
    select c.name, said ->> c.name as words
    from goldenrod_archive.comments_of(kind, array(select pg_catalog.jsonb_object_keys(said))) c
    where c.words is null and pg_catalog.pg_has_role(c.owner, 'usage')
  loop
    execute pg_catalog.format('comment on %s %s is %L', kind, item.name, item.words);
    noted := noted || pg_catalog.jsonb_build_object(item.name, item.words);
  end loop;
  insert into goldenrod_archive.starting_points as s (file, facts)
  values ('20251004000090', pg_catalog.jsonb_build_object(kind, noted))
  on conflict (file) do update
  set facts = s.facts || pg_catalog.jsonb_build_object(kind, coalesce(s.facts -> kind, '{}') || noted);
end
$$;
comment on function goldenrod_archive.say(text, jsonb) is
  'Comments what is there, has no comment and is ours to comment, by name, and notes each.';
revoke execute on function goldenrod_archive.comments_of(text, text[]) from public;
revoke execute on function goldenrod_archive.say(text, jsonb) from public;

select goldenrod_archive.say('type', '{
  "public.generation_status": "How far a video is: pending, processing, completed or failed.",
  "public.audio_type": "What a piece of audio is: the narrator''s voice, a character''s, sound effects or background music."
}');

select goldenrod_archive.say('table', '{
  "public.books": "A book, and the account that owns it.",
  "public.chapters": "A chapter of a book, with its prose.",
  "public.characters": "A character of a book.",
  "public.scripts": "One version of a screenplay for a chapter, in a style, by its owner.",
  "public.video_generations": "One video made, or being made, from a script.",
  "public.image_generations": "One image made, or being made, for a video, a character or both.",
  "public.audio_generations": "One piece of audio made, or being made: a line, narration, an effect or music."
}');

select goldenrod_archive.say('column', '{
  "public.books.id": "Identifies the book.",
  "public.books.user_id": "The owner: the account that the book and its chapters belong to.",
  "public.books.title": "The title, as people read it.",
  "public.books.created_at": "When the book was added.",
  "public.books.updated_at": "When the book last changed, as whoever writes it says.",

  "public.chapters.id": "Identifies the chapter.",
  "public.chapters.book_id": "The book that it is a chapter of; its owner owns the chapter.",
  "public.chapters.chapter_number": "Its place in the book; a book has each number once.",
  "public.chapters.title": "The title, as people read it.",
  "public.chapters.content": "The prose that scripts are made from; where it changes, they are stale.",
  "public.chapters.created_at": "When the chapter was added.",
  "public.chapters.updated_at": "When the chapter last changed, as whoever writes it says.",

  "public.characters.id": "Identifies the character: casts, images and audio refer to it.",
  "public.characters.book_id": "The book that the character is of.",
  "public.characters.user_id": "The owner: the account that the character belongs to.",
  "public.characters.name": "The name that cues and casts show; further names are in character_aliases.",
  "public.characters.created_at": "When the character was added.",
  "public.characters.updated_at": "When the character last changed, as whoever writes it says.",

  "public.scripts.id": "Identifies this version.",
  "public.scripts.chapter_id": "The chapter that it is a script for; null where old code knew none.",
  "public.scripts.user_id": "The owner: the account that the version belongs to.",
  "public.scripts.script_style": "The kind of film, at most 50 characters: cinematic_movie unless said otherwise. Part of the key.",
  "public.scripts.script": "The text, in Fountain where Goldenrod wrote it. May change only in a draft.",
  "public.scripts.scene_descriptions": "Scenes as the application that wrote the script describes them.",
  "public.scripts.characters": "Names of the characters as text, from before casts; the cast is character_ids.",
  "public.scripts.character_details": "What the application that wrote the script knew of its characters, as text.",
  "public.scripts.metadata": "Whatever else the application that wrote the script keeps with it.",
  "public.scripts.created_at": "When this version was made.",
  "public.scripts.updated_at": "When this version last changed, as whoever writes it says.",
  "public.scripts.script_name": "A name for people, at most 255 characters.",
  "public.scripts.legacy_status": "The state in the words from before Phase 1A: ready (active), approved, or draft; for whatever reads it still.",
  "public.scripts.service_used": "The service that wrote the text, at most 50 characters; null where none did or none is known.",

  "public.video_generations.id": "Identifies the video.",
  "public.video_generations.chapter_id": "The chapter that it tells.",
  "public.video_generations.script_id": "The version that it was made from; null once that version is gone for good.",
  "public.video_generations.user_id": "The owner: the account that the video belongs to.",
  "public.video_generations.generation_status": "How far the video is.",
  "public.video_generations.video_url": "Where the video is; null until there is one.",
  "public.video_generations.error_message": "Why it failed; null where it did not.",
  "public.video_generations.metadata": "Whatever else the application that makes videos keeps with it.",
  "public.video_generations.created_at": "When the video was asked for.",
  "public.video_generations.updated_at": "When the row last changed, as whoever writes it says.",

  "public.image_generations.id": "Identifies the image.",
  "public.image_generations.video_generation_id": "The video that the image is for; null for one of a character alone.",
  "public.image_generations.scene_id": "The scene that it shows, as its application names scenes; at most 50 characters.",
  "public.image_generations.shot_index": "Place of the shot in its scene, counted as its application counts.",
  "public.image_generations.scene_description": "What is to be seen, for people.",
  "public.image_generations.image_prompt": "What the image was asked for with.",
  "public.image_generations.image_url": "Where the image is; null until there is one.",
  "public.image_generations.width": "Width in pixels.",
  "public.image_generations.height": "Height in pixels.",
  "public.image_generations.status": "How far the image is, in a word of at most 20 characters: pending until somebody says more.",
  "public.image_generations.error_message": "Why it failed; null where it did not.",
  "public.image_generations.metadata": "Whatever else the application that makes images keeps with it.",
  "public.image_generations.created_at": "When the image was asked for.",

  "public.audio_generations.id": "Identifies the piece of audio.",
  "public.audio_generations.video_generation_id": "The video that the audio is for; null for one of a character alone.",
  "public.audio_generations.audio_type": "What it is: narrator, character, sound_effects or background_music.",
  "public.audio_generations.scene_id": "The scene that it sounds in, as its application names scenes; at most 50 characters.",
  "public.audio_generations.character_name": "Who speaks, as the cue names them; the character itself is character_id.",
  "public.audio_generations.text_content": "The words that are spoken, or what is to be heard.",
  "public.audio_generations.voice_id": "The voice, as the service that speaks names it.",
  "public.audio_generations.audio_url": "Where the audio is; null until there is some.",
  "public.audio_generations.duration_seconds": "Its length in seconds; null until it is known.",
  "public.audio_generations.status": "How far the audio is, in a word of at most 20 characters: pending until somebody says more.",
  "public.audio_generations.error_message": "Why it failed; null where it did not.",
  "public.audio_generations.metadata": "Whatever else the application that makes audio keeps with it.",
  "public.audio_generations.created_at": "When the audio was asked for.",

  "public.book_sources.book_id": "The book that was imported; it has one source.",
  "public.book_sources.file_name": "What the file was called; never used as a path.",
  "public.book_sources.author": "The author, as the file gives it.",
  "public.book_sources.imported_at": "When the book was imported.",

  "public.character_aliases.id": "Identifies the alias.",
  "public.character_aliases.character_id": "The character that is called so.",
  "public.character_aliases.alias": "The other name, 1 to 500 characters; a character has each once, whatever its letters'' case.",
  "public.character_aliases.created_at": "When the alias was added.",

  "public.script_evaluations.id": "Identifies the evaluation.",
  "public.script_evaluations.script_id": "The version that was judged.",
  "public.script_evaluations.feedback": "What the evaluator says of the whole.",
  "public.script_evaluations.created_at": "When it was recorded; no two of a script have one moment, so that one is the newest.",

  "public.script_status_changes.id": "Counts the moves in the order in which they were made.",
  "public.script_status_changes.script_id": "The version that moved.",
  "public.script_status_changes.from_status": "The state that it left.",
  "public.script_status_changes.to_status": "The state that it came to.",
  "public.script_status_changes.changed_at": "When it moved.",

  "public.jobs.id": "Identifies the job.",
  "public.jobs.input": "What its kind has to be told: a JSON object of at most 64 KiB.",
  "public.jobs.max_attempts": "Begun so often at most; then it has failed.",
  "public.jobs.created_at": "When it was asked for.",
  "public.jobs.started_at": "When it was first begun; null until then.",
  "public.jobs.ended_at": "When it was done, failed or was cancelled; null until then.",

  "public.media_files.created_at": "When the owner first had it.",

  "public.stale_scripts.script_id": "The version.",
  "public.stale_scripts.chapter_id": "The chapter that it was made from.",
  "public.stale_scripts.user_id": "The owner of the version.",
  "public.stale_scripts.script_style": "The kind of film.",
  "public.stale_scripts.version": "Number of the version among those of its chapter, owner and style, from 1.",
  "public.stale_scripts.status": "Where the version stands: draft, evaluated, approved, rejected or active.",

  "public.evaluation_agreement.script_id": "The version that was judged.",
  "public.evaluation_agreement.user_id": "The owner of the version.",
  "public.evaluation_agreement.human_score": "Score of the newest evaluation by a person, 0 to 100.",
  "public.evaluation_agreement.rule_score": "Score of the newest evaluation by rules, 0 to 100; null where there is none.",
  "public.evaluation_agreement.model_score": "Score of the newest evaluation by a model, 0 to 100; null where there is none.",

  "goldenrod.idempotency_keys.expires_at": "From this moment on the key is free again: a day after the request.",

  "goldenrod_archive.starting_points.file": "The migration, by the number that its file''s name begins with.",
  "goldenrod_archive.starting_points.facts": "What it found, by what its rollback needs to know.",
  "goldenrod_archive.starting_points.noted_at": "When that was noted.",
  "goldenrod_archive.starting_points.converted_at": "When the migration was through; null until then, and where it has nothing to convert.",

  "goldenrod_archive.old_values.relation": "The table, with its schema.",
  "goldenrod_archive.old_values.id": "The row.",
  "goldenrod_archive.old_values.columns": "What the columns held, by their names.",

  "goldenrod_archive.rows.file": "The migration whose rollback archived the row, by its number.",
  "goldenrod_archive.rows.relation": "The table, with its schema.",
  "goldenrod_archive.rows.id": "The row, by its id.",
  "goldenrod_archive.rows.columns": "What the row held, by column.",
  "goldenrod_archive.rows.archived_at": "When it was archived.",

  "goldenrod_archive.links.id": "Identifies the note.",
  "goldenrod_archive.links.relation": "The table that refers to scripts.",
  "goldenrod_archive.links.column_name": "Its column that refers.",
  "goldenrod_archive.links.row_key": "Primary key of the row that refers, by column; null where the table has none.",
  "goldenrod_archive.links.script_id": "The script that it referred to.",
  "goldenrod_archive.links.shown_script_id": "The script that it was pointed to meanwhile; null where there was none.",

  "legacy.scripts.status": "The state in the words from before Phase 1A: ready (active), approved, or draft."
}');

-- A column of the old shape means what its table's column means, in whosever words.
select goldenrod_archive.say('column', coalesce((
  select jsonb_object_agg(format('%I.%I.%I', 'legacy', v.relname, shown.attname), col_description(t.oid, there.attnum))
  from pg_class v
  join pg_attribute shown on shown.attrelid = v.oid and shown.attnum > 0
  join pg_class t on t.relname = v.relname and t.relnamespace = 'public'::regnamespace
  join pg_attribute there on there.attrelid = t.oid and there.attname = shown.attname
  where v.relnamespace = 'legacy'::regnamespace and v.relkind = 'v' and col_description(t.oid, there.attnum) is not null
), '{}'));
