import { toPresent } from '../../prose/tense/to-present.ts';
import { type Teller, toThirdPerson } from './to-third-person.ts';

/** A run of narration as a screenplay sets it. */
export interface Narrated {
  kind: 'action' | 'voice_over';
  sentences: string[];
}

/** From this share of sentences on the whole paragraph is told, so that it does not flicker. */
const MOSTLY_TOLD = 0.5;
const FIRST_PERSON =
  /\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|[Uu]s|[Oo]ur|[Oo]urs|[Oo]urselves)\b/;

/**
 * Sets one paragraph of narration.
 *
 * In the third person everything is action: in the present where that is safe, else as written.
 * A first-person teller's visible deeds are action about him; what he remarks, feels or sums up,
 * and what cannot be put into the present, stays word for word as his voice-over.
 */
export function narrate(sentences: string[], teller: Teller | null): Narrated[] {
  if (teller === null) {
    return [{ kind: 'action', sentences: sentences.map((s) => toPresent(s) ?? s) }];
  }
  const acted = sentences.map((sentence) => act(sentence, teller));
  const told = acted.filter((action) => action === null).length;
  if (told >= sentences.length * MOSTLY_TOLD) return [{ kind: 'voice_over', sentences }];
  const runs: Narrated[] = [];
  acted.forEach((action, i) => {
    const kind = action === null ? 'voice_over' : 'action';
    const sentence = action ?? sentences[i] ?? '';
    const last = runs.at(-1);
    if (last?.kind === kind) last.sentences.push(sentence);
    else runs.push({ kind, sentences: [sentence] });
  });
  return runs;
}

function act(sentence: string, teller: Teller): string | null {
  if (!FIRST_PERSON.test(sentence)) return toPresent(sentence);
  const third = toThirdPerson(sentence, teller);
  return third === null ? null : toPresent(third);
}
