-- planned and first: one policy for everything, through the owner of the video.
create policy "Users can view image generations for their videos" on image_generations
  for all using (
    exists (select 1 from video_generations
             where video_generations.id = image_generations.video_generation_id
               and video_generations.user_id = auth.uid()));
create policy "Users can view audio generations for their videos" on audio_generations
  for all using (
    exists (select 1 from video_generations
             where video_generations.id = audio_generations.video_generation_id
               and video_generations.user_id = auth.uid()));
