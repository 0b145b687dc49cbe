-- On any start with scripts: what stands in other schemas, under names that have to be quoted, and what reads all rows.
create schema "Studio Desk";
create table "Studio Desk"."Call sheets" (
  id bigint generated always as identity primary key,
  "Script" uuid references public.scripts (id) on delete set null,
  "Chapter" uuid not null references public.chapters (id) on delete cascade
);
insert into "Studio Desk"."Call sheets" ("Script", "Chapter")
  select id, chapter_id from public.scripts where chapter_id is not null order by id;
create materialized view "Studio Desk"."Counts" as select script_style, count(*) from public.scripts group by 1;
create publication app_changes for table public.scripts, public.image_generations;
alter table public.image_generations replica identity full;
