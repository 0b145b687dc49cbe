import type { FoundCharacter } from '../names/characters.ts';
import type { ParsedProse } from '../quotations/parse-prose.ts';
import type { Ref } from './find-refs.ts';
import { type Turn, tokensIn } from './find-turns.ts';

export const NARRATOR_NAME = 'Narrator';
/** "I" in narration: at least so often, and once in so many words of narration. */
const LEAST_FIRST_PERSON = 3;
const WORDS_PER_FIRST_PERSON = 250;
/** The narrator is named by others; narration may name him once in so many such namings. */
const NAMED_BY_OTHERS = 5;
/** So often the narration names him who tells without being another's: "My name is Perrin." */
const NAMED_AGAIN_AND_AGAIN = 3;
/**
 * For a character called by name: "I" answers, "I" has just spoken and nothing tells who answers,
 * somebody else answers, or "I" himself calls.
 */
const POINTS = { answers: 2, spoke: 1, another: -1, calls: -3 };
const CALLED_OFTEN = 5;
const MOSTLY_CALLED = 0.4;
const NARRATED_SELDOM = 10;
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

/**
 * True when the narration itself says "I".
 *
 * @param told whether the whole book is known to be told so: then once is enough for a short chapter
 */
export function isFirstPerson(parsed: ParsedProse, spoken: boolean[], told = false): boolean {
  let narrated = 0;
  let first = 0;
  parsed.tokens.forEach((token, i) => {
    if (spoken[i]) return;
    narrated++;
    if (token.text === 'I') first++;
  });
  const least = told ? 1 : LEAST_FIRST_PERSON;
  return first >= least && first * WORDS_PER_FIRST_PERSON >= narrated;
}

/**
 * Whoever tells the whole book, as an index; null where that is not known, or where the narration names
 * him again and again: then this chapter is somebody else's.
 */
export function knownNarrator(
  characters: FoundCharacter[],
  refs: Ref[],
  spoken: boolean[],
): number | null {
  const at = characters.findIndex(({ known }) => known?.narrator === true);
  if (at === -1) return null;
  const named = refs.filter(({ kind, character }) => kind === 'name' && character === at);
  const narrated = named.filter(({ from }) => !spoken[from]).length;
  const tells =
    narrated < NAMED_AGAIN_AND_AGAIN || narrated * NAMED_BY_OTHERS <= named.length - narrated;
  return tells ? at : null;
}

/** How a character is named by others and by narration. */
interface Namings {
  inSpeech: number;
  inNarration: number;
  called: number;
  /** Points for the calls being meant for "I". */
  meant: number;
}

/**
 * The character who tells the story, as an index: somebody whom others call by name when they speak to
 * the "I", and whom the narration, being his own, hardly ever names. Null when nobody fits: that
 * somebody is called by name may as well mean the wife, or the dog.
 */
export function findNarrator(
  parsed: ParsedProse,
  spoken: boolean[],
  refs: Ref[],
  characters: FoundCharacter[],
  turns: readonly Turn[],
): number | null {
  const namings = characters.map(() => ({
    inSpeech: 0,
    inNarration: 0,
    called: 0,
    meant: 0,
  }));
  let at = 0;
  for (const ref of refs) {
    const naming = ref.kind === 'name' && ref.character !== null ? namings[ref.character] : null;
    if (naming == null) continue;
    if (!spoken[ref.from]) {
      naming.inNarration++;
      continue;
    }
    naming.inSpeech++;
    if (!isAddress(parsed, ref) || isQuotedInSpeech(parsed, ref)) continue;
    const start = parsed.tokens[ref.from]?.start ?? 0;
    while ((turns[at]?.quotations.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= start) at++;
    naming.called++;
    naming.meant += pointsOfCall(turns, at);
  }
  const unnamed = namings.filter(isHardlyNarrated);
  const mostCalls = unnamed.reduce((most, { called }) => Math.max(most, called), 0);
  let best: number | null = null;
  namings.forEach((naming, i) => {
    if (!isHardlyNarrated(naming)) return;
    // One name between commas may be read for a call ("Patience Moran, a girl of fourteen, saw it").
    if (naming.called === 1 && mostCalls > 1) return;
    if (naming.meant < POINTS.answers && !isCalledAlone(naming)) return;
    if (best === null || clarity(naming) > clarity(namings[best])) best = i;
  });
  return best;
}

const isHardlyNarrated = ({ inNarration, inSpeech }: Namings): boolean =>
  inNarration * NAMED_BY_OTHERS <= inSpeech;

/** Often spoken to, and seldom spoken about. */
function clarity(naming: Namings | undefined): number {
  if (naming === undefined) return 0;
  const points = isCalledAlone(naming) ? naming.called + naming.meant / 2 : naming.meant;
  return Math.max(0, points) ** 2 / naming.inSpeech;
}

/** Called by name again and again, and hardly named by the narration: whoever tells does not name himself. */
function isCalledAlone({ called, inSpeech, inNarration }: Namings): boolean {
  return (
    called >= CALLED_OFTEN &&
    called >= inSpeech * MOSTLY_CALLED &&
    inNarration * NARRATED_SELDOM <= called
  );
}

/** How far a turn that calls somebody by name says that it is said to "I". */
function pointsOfCall(turns: readonly Turn[], at: number): number {
  if (isFirst(turns[at])) return POINTS.calls;
  const [before, here, next] = [turns[at - 1], turns[at], turns[at + 1]];
  if (next !== undefined && next.gap <= 1 && next.evidence?.ref != null) {
    return isFirst(next) ? POINTS.answers : POINTS.another;
  }
  return here !== undefined && here.gap <= 1 && isFirst(before) ? POINTS.spoke : 0;
}

function isFirst(turn: Turn | undefined): boolean {
  return turn?.evidence?.ref?.kind === 'first';
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
  const own = tokens[ref.from - 1]?.lower === 'my' && /^\s+$/.test(first.gap);
  return (before || own) && openAfter;
}
