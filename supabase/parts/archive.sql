create schema if not exists goldenrod_archive;
comment on schema goldenrod_archive is
  'What Phase 1A replaced and what a rollback took out, so that either way loses nothing.';

create table if not exists goldenrod_archive.starting_points (
  file text primary key,
  facts jsonb not null,
  noted_at timestamptz not null default now(),
  converted_at timestamptz
);
comment on table goldenrod_archive.starting_points is
  'The shape that a migration found, which its rollback restores.';

create table if not exists goldenrod_archive.old_values (
  relation text not null,
  id uuid not null,
  columns jsonb not null,
  primary key (relation, id)
);
comment on table goldenrod_archive.old_values is
  'Values that a migration replaced, by row; its rollback puts them back.';

create table if not exists goldenrod_archive.rows (
  file text not null,
  relation text not null,
  id uuid not null,
  columns jsonb not null,
  shown jsonb,
  archived_at timestamptz not null default now(),
  primary key (file, relation, id)
);
comment on table goldenrod_archive.rows is
  'Rows as they were before a rollback; the next migrate brings them back.';
comment on column goldenrod_archive.rows.shown is
  'What the rollback left in the row''s place; null when the row was taken out.';
