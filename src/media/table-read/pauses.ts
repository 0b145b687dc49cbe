/** What a phrase ends with. */
export type PhraseEnd = 'sentence' | 'semicolon' | 'colon' | 'dash' | 'ellipsis' | 'none';

/**
 * How long nothing is said, in milliseconds. A comma is left to the voice, which draws its breath there
 * by itself.
 */
export const PAUSES = {
  /** After a phrase of a line, before the next. */
  phrase: {
    sentence: 350,
    semicolon: 250,
    colon: 250,
    dash: 200,
    ellipsis: 600,
    none: 60,
  } satisfies Record<PhraseEnd, number>,
  /** Where a parenthetical parts the words of a speech. */
  part: 250,
  /** `(beat)` and `(pause)`; `(long pause)`. */
  beat: 800,
  longBeat: 1_600,
  /** Between two speeches. */
  speech: 450,
  /** Before and after action. */
  action: 650,
  /** Before a scene. */
  scene: 1_400,
  /** After its heading was read. */
  heading: 700,
  /** Before the first line of a file and after the last. */
  edge: 300,
} as const;
