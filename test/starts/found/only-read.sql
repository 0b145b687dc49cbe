-- On planned: scripts and audio are written by the service alone.
drop policy "Users can manage their own scripts" on scripts;
create policy "Read your scripts" on scripts for select using (auth.uid() = user_id);
drop policy "Users can view audio generations for their videos" on audio_generations;
create policy "Hear your audio" on audio_generations for select to authenticated using (auth.uid() = user_id);
