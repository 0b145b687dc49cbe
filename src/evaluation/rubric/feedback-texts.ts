/**
 * What to say to a writer about each signal. `weak` is one sentence of advice; where the signal
 * has lines it follows `Lines 41 and 87: `, so it starts small. `strong` completes `What works: `.
 */
export interface SignalText {
  weak: string;
  strong: string;
}

export const SIGNAL_TEXTS: Readonly<Record<string, SignalText>> = {
  key_terms: {
    weak: 'bring back what the chapter keeps returning to, as something to see or to hear',
    strong: 'it speaks of what the chapter speaks of',
  },
  passages_covered: {
    weak: 'give the missing passages of the chapter a scene, or at least an image',
    strong: 'no important passage of the chapter is missing',
  },
  chapter_order: {
    weak: 'these come out of the chapter’s order; move them back, or mark the jump as a flashback',
    strong: 'events come in the chapter’s order',
  },
  speech_from_chapter: {
    weak: 'this dialogue is new; see whether the chapter has words for the moment',
    strong: 'people speak in the author’s words',
  },
  chapter_speech_kept: {
    weak: 'let people say more of what they say in the chapter',
    strong: 'the chapter’s best exchanges have survived',
  },
  invented_names: {
    weak: 'use the book’s names, or add the new ones to its cast',
    strong: 'it invents no names',
  },
  scene_length: {
    weak: 'split scenes over four pages where the question changes, and merge those under an eighth of a page into a neighbour',
    strong: 'scenes have a workable length',
  },
  scene_count: {
    weak: 'break the story into more scenes: one for each change of place, time or purpose',
    strong: 'the story moves from scene to scene',
  },
  dialogue_balance: {
    weak: 'bring dialogue to between a quarter and three quarters of the words',
    strong: 'dialogue and action are in balance',
  },
  long_speeches: {
    weak: 'cut these speeches to five lines, or break them with a look, a move or an answer',
    strong: 'speeches are short enough to play',
  },
  talking_heads: {
    weak: 'put a line of action into these exchanges: after ten speeches the eye needs something',
    strong: 'something is always happening while people talk',
  },
  opening: {
    weak: 'open on a named place, and show it before anybody speaks',
    strong: 'the opening shows where we are',
  },
  ending: {
    weak: 'the script breaks off here; finish the last scene',
    strong: 'the last scene is finished',
  },
  setting_variety: {
    weak: 'these scenes share one place and time; merge them, or move one elsewhere',
    strong: 'settings change often enough',
  },
  cues_in_cast: {
    weak: 'give these speeches to a character of the book, by the name in its cast, or add the character',
    strong: 'every cue belongs to somebody',
  },
  one_cue_each: {
    weak: 'use the one cue that the character has elsewhere',
    strong: 'each character keeps one cue',
  },
  cue_spelling: {
    weak: 'correct the spelling of these cues',
    strong: 'cues are spelled alike',
  },
  introduced: {
    weak: 'name these characters in the action, with a look at them, before they first speak',
    strong: 'characters are introduced before they speak',
  },
  speakers_kept: {
    weak: 'give these speeches back to the characters who say them in the chapter, or make the change on purpose',
    strong: 'characters say their own lines',
  },
  chapter_cast_present: {
    weak: 'bring in the characters of the chapter who are missing, or give their part to somebody',
    strong: 'the chapter’s characters are all there',
  },
  heading_form: {
    weak: 'write headings as INT. or EXT., place, time: INT. KITCHEN - NIGHT',
    strong: 'headings say where and when',
  },
  action_blocks: {
    weak: 'break these action paragraphs after four lines, one shot to a paragraph',
    strong: 'action is in short paragraphs that read as shots',
  },
  unfilmable: {
    weak: 'show what the character does instead of what they think or feel',
    strong: 'the action keeps to what a camera can see',
  },
  present_tense: {
    weak: 'put the action into the present tense',
    strong: 'action happens in the present',
  },
  scenes_with_action: {
    weak: 'these scenes show nothing; begin each with what we see',
    strong: 'every scene has something to see',
  },
  voice_over: {
    weak: 'turn voice-over into action or a scene',
    strong: 'it shows more than it narrates',
  },
  duration: {
    weak: 'bring the length to between two and forty-five pages',
    strong: 'the length suits a video',
  },
};

/** What there is to say when the script is no screenplay yet. */
export const NO_SCRIPT = 'The script is empty: write a first scene.';
export const NO_SCENE =
  'There is no scene heading, so this is not a screenplay yet: begin each scene with INT. or EXT., place, time, as in INT. KITCHEN - NIGHT, and set speeches under their speakers’ names in capitals.';
export const NO_CHAPTER =
  'There is no chapter text, so coherence was not measured and does not count.';
export const NOTHING_WEAK =
  'No signal is weak enough to ask for a change; what rules cannot measure is left to a reader.';
export const NOTHING_STRONG = 'What works: nothing that these signals can show yet.';
