/** What there is to say when the script is no screenplay yet: what was found, and what to do. */
export const NO_SCRIPT = ['The script is empty', 'Write a first scene.'] as const;
export const NO_SCENE = [
  'There is no scene heading, so this is not a screenplay yet',
  'Begin each scene with INT. or EXT., place, time, as in INT. KITCHEN - NIGHT, and set speeches under their speakers’ names in capitals.',
] as const;
export const NO_CHAPTER =
  'There is no chapter text, so coherence was not measured and does not count.';
export const NOTHING_WEAK =
  'No signal is weak enough to ask for a change; what rules cannot measure is left to a reader.';
export const NOTHING_STRONG = 'What works: nothing that these signals can show yet.';
