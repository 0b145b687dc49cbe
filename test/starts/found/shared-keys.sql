-- On deployed: keys of an application that a second version of a script would break.
update scripts set script_name = id::text where script_name = 'Sketch';
alter table scripts add constraint one_name unique (user_id, script_name);
comment on constraint one_name on scripts is 'One name a user.';
create unique index by_folded_name on scripts (user_id, script_style, lower(script_name)) include (service_used);
create unique index one_of_a_kind on scripts (chapter_id, script_style) where user_id is not null and not shared;
alter table scripts add column slug text unique;
