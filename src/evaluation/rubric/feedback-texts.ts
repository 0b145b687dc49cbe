/** What there is to say when the script is no screenplay yet. */
export const NO_SCRIPT = 'The script is empty: write a first scene.';
export const NO_SCENE =
  'There is no scene heading, so this is not a screenplay yet: begin each scene with INT. or EXT., place, time, as in INT. KITCHEN - NIGHT, and set speeches under their speakers’ names in capitals.';
export const NO_CHAPTER =
  'There is no chapter text, so coherence was not measured and does not count.';
export const NOTHING_WEAK =
  'No signal is weak enough to ask for a change; what rules cannot measure is left to a reader.';
export const NOTHING_STRONG = 'What works: nothing that these signals can show yet.';
