-- deployed: reading one's own and one's videos', and inserting one's own.
create policy "Users can view their image generations" on image_generations
  for select using (
    auth.uid() = user_id
    or exists (select 1 from video_generations
                where video_generations.id = image_generations.video_generation_id
                  and video_generations.user_id = auth.uid()));
create policy "Users can insert their own image generations" on image_generations
  for insert with check (auth.uid() = user_id);
create policy "Users can view their audio generations" on audio_generations
  for select using (
    auth.uid() = user_id
    or exists (select 1 from video_generations
                where video_generations.id = audio_generations.video_generation_id
                  and video_generations.user_id = auth.uid()));
create policy "Users can insert their own audio generations" on audio_generations
  for insert with check (auth.uid() = user_id);
