import { inPresent } from '../../prose/tense/in-present.ts';
import { toPresent } from '../../prose/tense/to-present.ts';
import { type Teller, toThirdPerson } from './to-third-person.ts';

/** A run of narration as a screenplay sets it: a note stands there for the writer alone. */
export interface Narrated {
  kind: 'action' | 'voice_over' | 'note';
  sentences: string[];
}

/** From this share of sentences on the whole paragraph is told, so that it does not flicker. */
const MOSTLY_TOLD = 0.5;
const FIRST_PERSON =
  /\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|[Uu]s|[Oo]ur|[Oo]urs|[Oo]urselves)\b/;

/**
 * Sets one paragraph of narration, a sentence for each that is given.
 *
 * In the third person everything that stands in the present, or is put there, is action; what cannot
 * surely be put there is a note to the writer, so that no paragraph changes its tense. A first-person
 * teller's visible deeds are action about him; what he remarks, feels or sums up, and what cannot be
 * put into the present, stays word for word as his voice-over.
 */
export function narrate(sentences: string[], teller: Teller | null): Narrated[] {
  const acted = sentences.map((sentence) =>
    teller === null ? inPresent(sentence) : act(sentence, teller),
  );
  const other = teller === null ? 'note' : 'voice_over';
  const told = acted.filter((action) => action === null).length;
  if (teller !== null && told >= sentences.length * MOSTLY_TOLD) {
    return [{ kind: other, sentences }];
  }
  const runs: Narrated[] = [];
  acted.forEach((action, i) => {
    const kind = action === null ? other : 'action';
    const sentence = action ?? sentences[i] ?? '';
    const last = runs.at(-1);
    if (last?.kind === kind) last.sentences.push(sentence);
    else runs.push({ kind, sentences: [sentence] });
  });
  return runs;
}

/** What of a teller's story is seen, in the present; null for what only he can tell. */
function act(sentence: string, teller: Teller): string | null {
  const third = FIRST_PERSON.test(sentence) ? toThirdPerson(sentence, teller) : sentence;
  if (third === null) return null;
  // What has no tense to turn is a remark as often as an image.
  return toPresent(third) === null ? null : inPresent(third);
}
