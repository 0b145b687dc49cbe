-- planned and deployed: images and sounds may belong to a user without a video between them.
alter table image_generations add column user_id uuid references auth.users (id) on delete cascade;
alter table audio_generations add column user_id uuid references auth.users (id) on delete cascade;
create index image_generations_of_user on image_generations (user_id);
