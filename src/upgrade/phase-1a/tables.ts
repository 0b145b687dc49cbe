/** The application's tables that the files alter, with their schema. */
export const ALTERED_TABLES: readonly string[] = [
  'public.scripts',
  'public.image_generations',
  'public.audio_generations',
  'public.video_generations',
  'public.characters',
];

/** All that an application has before Phase 1A, with their schema. */
export const APPLICATION_TABLES: readonly string[] = [
  'public.books',
  'public.chapters',
  'public.characters',
  'public.scripts',
  'public.video_generations',
  'public.image_generations',
  'public.audio_generations',
];
