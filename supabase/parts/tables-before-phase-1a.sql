  if to_regclass('public.books') is null then
    create table public.books (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references auth.users (id) on delete cascade,
      title text not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    comment on table public.books is 'A book, and the account that owns it.';
    create index idx_books_user on public.books (user_id);
    alter table public.books enable row level security;
    create policy "Users can manage their own books" on public.books
      for all to authenticated
      using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
    grant select, insert, update, delete on public.books to authenticated;
    grant all on public.books to service_role;
  end if;

  if to_regclass('public.chapters') is null then
    create table public.chapters (
      id uuid primary key default gen_random_uuid(),
      book_id uuid not null references public.books (id) on delete cascade,
      chapter_number integer not null,
      title text not null,
      content text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint chapters_book_id_chapter_number_key unique (book_id, chapter_number)
    );
    comment on table public.chapters is 'A chapter of a book, with its prose.';
    alter table public.chapters enable row level security;
    create policy "Users can manage chapters of their own books" on public.chapters
      for all to authenticated
      using (book_id = any (array(select b.id from public.books b where b.user_id = (select auth.uid()))))
      with check (book_id = any (array(select b.id from public.books b where b.user_id = (select auth.uid()))));
    grant select, insert, update, delete on public.chapters to authenticated;
    grant all on public.chapters to service_role;
  end if;

  if to_regclass('public.characters') is null then
    create table public.characters (
      id uuid primary key default gen_random_uuid(),
      book_id uuid not null references public.books (id) on delete cascade,
      user_id uuid not null references auth.users (id) on delete cascade,
      name text not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    comment on table public.characters is 'A character of a book.';
    create index idx_characters_book on public.characters (book_id);
    create index idx_characters_user on public.characters (user_id);
    alter table public.characters enable row level security;
    create policy "Users can manage their own characters" on public.characters
      for all to authenticated
      using (user_id = (select auth.uid()))
      with check (
        user_id = (select auth.uid())
        and book_id = any (array(select b.id from public.books b where b.user_id = (select auth.uid())))
      );
    grant select, insert, update, delete on public.characters to authenticated;
    grant all on public.characters to service_role;
  end if;

  if to_regclass('public.scripts') is null then
    create table public.scripts (
      id uuid primary key default gen_random_uuid(),
      chapter_id uuid references public.chapters (id) on delete cascade,
      user_id uuid references auth.users (id) on delete cascade,
      script_style varchar(50) not null default 'cinematic_movie',
      script text,
      scene_descriptions jsonb,
      characters jsonb,
      character_details text,
      metadata jsonb,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      script_name varchar(255),
      service_used varchar(50),
      constraint scripts_chapter_id_user_id_script_style_key unique (chapter_id, user_id, script_style)
    );
    create index idx_scripts_chapter_user on public.scripts (chapter_id, user_id);
    create index idx_scripts_style on public.scripts (script_style);
    alter table public.scripts enable row level security;
    create policy "Users can manage their own scripts" on public.scripts
      for all using (auth.uid() = user_id);
    grant select, insert, update, delete on public.scripts to authenticated;
    grant all on public.scripts to service_role;
  end if;

  if to_regclass('public.video_generations') is null then
    if to_regtype('public.generation_status') is null then
      create type public.generation_status as enum ('pending', 'processing', 'completed', 'failed');
    end if;
    create table public.video_generations (
      id uuid primary key default gen_random_uuid(),
      chapter_id uuid references public.chapters (id) on delete cascade,
      script_id uuid references public.scripts (id) on delete set null,
      user_id uuid references auth.users (id) on delete cascade,
      generation_status public.generation_status not null default 'pending',
      video_url text,
      error_message text,
      metadata jsonb,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    comment on table public.video_generations is 'One video made, or being made, from a script.';
    create index idx_video_generations_chapter on public.video_generations (chapter_id);
    create index idx_video_generations_script on public.video_generations (script_id);
    create index idx_video_generations_user on public.video_generations (user_id);
    alter table public.video_generations enable row level security;
    create policy "Users can manage their own video generations" on public.video_generations
      for all to authenticated
      using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
    grant select, insert, update, delete on public.video_generations to authenticated;
    grant all on public.video_generations to service_role;
  end if;

  if to_regclass('public.image_generations') is null then
    create table public.image_generations (
      id uuid primary key default gen_random_uuid(),
      video_generation_id uuid references public.video_generations (id) on delete cascade,
      user_id uuid references auth.users (id) on delete cascade,
      scene_id varchar(50),
      shot_index integer,
      scene_description text,
      image_prompt text,
      image_url text,
      width integer,
      height integer,
      status varchar(20) default 'pending',
      error_message text,
      metadata jsonb,
      created_at timestamptz not null default now()
    );
    create index idx_image_generations_video on public.image_generations (video_generation_id);
    alter table public.image_generations enable row level security;
    create policy "Users can view image generations for their videos" on public.image_generations
      for all using (
        exists (
          select 1 from public.video_generations v
          where v.id = image_generations.video_generation_id and v.user_id = auth.uid()
        )
      );
    grant select, insert, update, delete on public.image_generations to authenticated;
    grant all on public.image_generations to service_role;
  end if;

  if to_regclass('public.audio_generations') is null then
    if to_regtype('public.audio_type') is null then
      create type public.audio_type as enum ('narrator', 'character', 'sound_effects', 'background_music');
    end if;
    create table public.audio_generations (
      id uuid primary key default gen_random_uuid(),
      video_generation_id uuid references public.video_generations (id) on delete cascade,
      user_id uuid references auth.users (id) on delete cascade,
      audio_type public.audio_type not null,
      scene_id varchar(50),
      character_name text,
      text_content text,
      voice_id text,
      audio_url text,
      duration_seconds numeric,
      status varchar(20) default 'pending',
      error_message text,
      metadata jsonb,
      created_at timestamptz not null default now()
    );
    create index idx_audio_generations_video on public.audio_generations (video_generation_id);
    alter table public.audio_generations enable row level security;
    create policy "Users can view audio generations for their videos" on public.audio_generations
      for all using (
        exists (
          select 1 from public.video_generations v
          where v.id = audio_generations.video_generation_id and v.user_id = auth.uid()
        )
      );
    grant select, insert, update, delete on public.audio_generations to authenticated;
    grant all on public.audio_generations to service_role;
  end if;
