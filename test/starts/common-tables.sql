-- The tables that every starting point has, with columns, triggers, views and sister tables that
-- the migrations know nothing of. What differs from start to start comes in a file of its own.

create type video_generation_status as enum
  ('pending', 'generating_audio', 'generating_images', 'combining', 'completed', 'failed');
create type audio_type as enum ('narrator', 'character', 'sound_effects', 'background_music');

create table books (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references auth.users (id) on delete cascade,
  title varchar(255) not null,
  author_name varchar(255),
  description text,
  status varchar(20) default 'DRAFT',
  tags text[],
  total_word_count bigint default 0,
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);

create table chapters (
  id uuid primary key default gen_random_uuid(),
  book_id uuid references books (id) on delete cascade,
  chapter_number integer not null,
  title varchar(255),
  content text,
  ai_generated_content jsonb default '{}',
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  unique (book_id, chapter_number)
);

create table plot_overviews (
  id uuid primary key default gen_random_uuid(),
  book_id uuid not null references books (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  logline text,
  themes jsonb default '[]',
  version integer default 1,
  status varchar(20) default 'active',
  created_at timestamptz default now()
);

create table characters (
  id uuid primary key default gen_random_uuid(),
  plot_overview_id uuid not null references plot_overviews (id) on delete cascade,
  book_id uuid not null references books (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  name varchar(255) not null,
  role varchar(100),
  personality text,
  archetypes jsonb not null default '[]',
  image_url text,
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);

create table scripts (
  id uuid primary key default gen_random_uuid(),
  chapter_id uuid references chapters (id) on delete cascade,
  user_id uuid references auth.users (id) on delete cascade,
  script_style varchar(50) not null default 'cinematic_movie',
  script text,
  scene_descriptions jsonb default '[]',
  characters jsonb default '[]',
  character_details text,
  metadata jsonb default '{}',
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  script_name varchar(255),
  service_used varchar(50),
  shared boolean not null default false,
  script_length integer generated always as (length(script)) stored,
  constraint scripts_chapter_id_user_id_script_style_key unique (chapter_id, user_id, script_style)
);
create index idx_scripts_chapter_user on scripts (chapter_id, user_id);
create index idx_scripts_style on scripts (script_style);
create index scripts_by_name_folded on scripts (lower(script_name));

create table script_comments (
  id bigint generated always as identity primary key,
  script_id uuid not null references scripts (id) on delete cascade,
  user_id uuid references auth.users (id) on delete set null,
  body text not null,
  created_at timestamptz default now()
);

create table video_generations (
  id uuid primary key default gen_random_uuid(),
  chapter_id uuid references chapters (id) on delete cascade,
  script_id uuid references scripts (id) on delete set null,
  user_id uuid references auth.users (id) on delete cascade,
  generation_status video_generation_status default 'pending',
  video_url text,
  quality_tier varchar(20) default 'basic',
  script_data jsonb,
  task_metadata jsonb default '{}',
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);

create table image_generations (
  id uuid primary key default gen_random_uuid(),
  video_generation_id uuid references video_generations (id) on delete cascade,
  scene_id varchar(50),
  shot_index integer default 0,
  scene_description text,
  image_prompt text,
  image_url text,
  width integer,
  height integer,
  status varchar(20) default 'pending',
  error_message text,
  metadata jsonb default '{}',
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  retry_count smallint default 0
);
create index idx_image_generations_video on image_generations (video_generation_id);

create table audio_generations (
  id uuid primary key default gen_random_uuid(),
  video_generation_id uuid references video_generations (id) on delete cascade,
  audio_type audio_type not null,
  scene_id varchar(50),
  character_name varchar(255),
  text_content text,
  voice_id varchar(100),
  audio_url text,
  duration_seconds real,
  status varchar(20) default 'pending',
  error_message text,
  metadata jsonb default '{}',
  created_at timestamptz default now(),
  sequence_order integer
);
create index idx_audio_generations_video on audio_generations (video_generation_id);

create function touch_updated_at() returns trigger language plpgsql as $$
begin
  new.updated_at = now();
  return new;
end
$$;
create trigger scripts_touch before update on scripts
  for each row execute function touch_updated_at();
create trigger image_generations_touch before update on image_generations
  for each row execute function touch_updated_at();

create view script_list as
  select s.id, s.script_name, s.script_style, c.title as chapter_title, b.title as book_title
  from scripts s
  left join chapters c on c.id = s.chapter_id
  left join books b on b.id = c.book_id;

alter table books enable row level security;
alter table chapters enable row level security;
alter table plot_overviews enable row level security;
alter table characters enable row level security;
alter table scripts enable row level security;
alter table script_comments enable row level security;
alter table video_generations enable row level security;
alter table image_generations enable row level security;
alter table audio_generations enable row level security;

create policy "Users can manage their own books" on books using (auth.uid() = user_id);
create policy "Users can manage chapters of their books" on chapters using (
  exists (select 1 from books where books.id = chapters.book_id and books.user_id = auth.uid()));
create policy "Users can manage their own plot overviews" on plot_overviews
  using (auth.uid() = user_id);
create policy "Users can manage their own characters" on characters using (auth.uid() = user_id);
create policy "Users can manage their own scripts" on scripts using (auth.uid() = user_id);
create policy "Users can manage their own comments" on script_comments using (auth.uid() = user_id);
create policy "Users can manage their own video generations" on video_generations
  using (auth.uid() = user_id);
