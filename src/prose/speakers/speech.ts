import type { FoundCharacter } from '../names/characters.ts';
import type { TextSpan } from '../sentences/text-span.ts';

/**
 * How the speaker was found: named or pointed at by the narration beside the speech (`tag`),
 * by who is addressed (`vocative`), by turns in an exchange of two (`alternation`), as the "I" of
 * the narration (`narrator`), by a person's word (`confirmed`), or not at all (`none`).
 */
export type SpeakerEvidence =
  | 'tag'
  | 'vocative'
  | 'alternation'
  | 'narrator'
  | 'confirmed'
  | 'none';

/** One speech: what one speaker says before the narration or another speaker goes on. */
export interface Speech extends TextSpan {
  /** The words said, without quotation marks and without the tag that interrupts them. */
  text: string;
  /** The quoted parts in order, quotation marks included: two when a tag stands in the middle. */
  parts: TextSpan[];
  /** The narration that only says who speaks and how ("said Holmes quietly"). */
  tags: TextSpan[];
  speaker: FoundCharacter | null;
  how: SpeakerEvidence;
  /** How often an answer like this one is right, 0 to 1; 0 where nobody is found. */
  confidence: number;
  /** How it is said, at most four words: "whispering", "with a smile". */
  delivery: string | null;
  /** True for what is thought in words: nobody hears it. */
  thought?: boolean;
}
