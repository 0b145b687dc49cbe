/** One speech, or what the narrator reads: the unit of audio. */
export interface ScriptLine {
  /** The identity of its element, the same from version to version. */
  element: string;
  kind: 'speech' | 'action' | 'scene';
  /** The identity of its scene; null before the first heading. */
  scene: string | null;
  /** Who speaks; null where it is narrated. `id` is null for a cue that names nobody of the cast. */
  speaker: { id: string | null; name: string } | null;
  /** What is said, in its order: words without emphasis marks, and the parenthetical that they follow. */
  parts: LinePart[];
  /** Whether it is spoken at the same time as the line before it. */
  dual: boolean;
}

export interface LinePart {
  /** `(whispering)` without its brackets; null where none stands before the words. */
  direction: string | null;
  words: string;
}
