import type { FoundCharacter } from '../names/characters.ts';
import type { ParsedProse } from '../quotations/parse-prose.ts';
import type { Ref } from './find-refs.ts';
import { tokensIn } from './find-turns.ts';

export const NARRATOR_NAME = 'Narrator';
/** "I" in narration: at least so often, and once in so many words of narration. */
const LEAST_FIRST_PERSON = 3;
const WORDS_PER_FIRST_PERSON = 250;
/** The narrator is named by others; narration may name him once in so many such namings. */
const NAMED_BY_OTHERS = 5;
/** Others speak to the narrator; whom they mostly speak about is somebody else. */
const MOSTLY_ADDRESSED = 0.4;
/** How far back a quotation inside a speech may have begun. */
const INNER_WINDOW = 200;

/** For every token, whether somebody says it. */
export function spokenTokens(parsed: ParsedProse): boolean[] {
  const spoken = new Array<boolean>(parsed.tokens.length).fill(false);
  for (const quotation of parsed.quotations) {
    const { from, to } = tokensIn(parsed, quotation);
    spoken.fill(true, from, to);
  }
  return spoken;
}

/** True when the narration itself says "I". */
export function isFirstPerson(parsed: ParsedProse, spoken: boolean[]): boolean {
  let narrated = 0;
  let first = 0;
  parsed.tokens.forEach((token, i) => {
    if (spoken[i]) return;
    narrated++;
    if (token.text === 'I') first++;
  });
  return first >= LEAST_FIRST_PERSON && first * WORDS_PER_FIRST_PERSON >= narrated;
}

/**
 * The character who tells the story, as an index: somebody whom others address by name and whom
 * the narration, being his own, hardly ever names. Null when nobody fits.
 */
export function findNarrator(
  parsed: ParsedProse,
  spoken: boolean[],
  refs: Ref[],
  characters: FoundCharacter[],
): number | null {
  const counts = characters.map(() => ({ addressed: 0, inSpeech: 0, inNarration: 0 }));
  for (const ref of refs) {
    const count = ref.kind === 'name' && ref.character !== null ? counts[ref.character] : undefined;
    if (count === undefined) continue;
    if (!spoken[ref.from]) count.inNarration++;
    else {
      count.inSpeech++;
      if (isAddress(parsed, ref) && !isQuotedInSpeech(parsed, ref)) count.addressed++;
    }
  }
  let best: number | null = null;
  counts.forEach((count, i) => {
    if (count.addressed === 0 || count.addressed < count.inSpeech * MOSTLY_ADDRESSED) return;
    if (count.inNarration * NAMED_BY_OTHERS > count.inSpeech) return;
    if (best === null || clarity(count) > clarity(counts[best])) best = i;
  });
  return best;
}

/** Often spoken to, and seldom spoken about. */
function clarity(count: { addressed: number; inSpeech: number } | undefined): number {
  return count === undefined ? 0 : count.addressed ** 2 / count.inSpeech;
}

/** True inside the words of a third that a speaker repeats: "She cried, ‘Fritz! Fritz!’" */
function isQuotedInSpeech(parsed: ParsedProse, ref: Ref): boolean {
  const at = parsed.tokens[ref.from]?.start ?? 0;
  const before = parsed.prose.slice(Math.max(0, at - INNER_WINDOW), at);
  const open = Math.max(before.lastIndexOf('‘'), before.search(/ '(?=\p{Lu}[^']*$)/u));
  return open !== -1 && !/[’'](?!\p{L})/u.test(before.slice(open + 2));
}

/** "my dear Watson", "..., Watson, ...", "Watson!": the name is spoken to, not about. */
export function isAddress(parsed: ParsedProse, ref: Ref): boolean {
  const { tokens, prose } = parsed;
  const first = tokens[ref.from];
  const last = tokens[ref.to - 1];
  if (first === undefined || last === undefined || last.possessive) return false;
  if (tokens[ref.from - 1]?.lower === 'dear') return true;
  const before = /(?:[,.!?;:—-]|["“‘'«„])\s*$/.test(
    prose.slice(Math.max(0, first.start - 3), first.start),
  );
  const openAfter = /^(?:[,.!?;—-]|["”’'»])/.test(prose.slice(last.end, last.end + 1));
  return before && openAfter;
}
