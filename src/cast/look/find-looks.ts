import type { KnownCharacter } from '../../prose/names/characters.ts';
import { findCharacters } from '../../prose/names/find-characters.ts';
import { type ParsedProse, parseProse } from '../../prose/quotations/parse-prose.ts';
import { sentenceSpans } from '../../prose/sentences/split-sentences.ts';
import type { TextSpan } from '../../prose/sentences/text-span.ts';
import { findRefs, type Ref } from '../../prose/speakers/find-refs.ts';
import { guessGenders } from '../../prose/speakers/guess-genders.ts';
import { charactersAt } from '../../prose/words/code-points.ts';
import type { Gender } from '../../prose/words/titles.ts';
import type { LookAttribute } from './look.ts';
import { type LookRef, LookSentence, type SeenPhrase } from './look-sentence.ts';

/** What the prose says of somebody's look. */
export interface FoundLook {
  /** The identity of the character. */
  character: string;
  attribute: LookAttribute;
  /** The words as the chapter has them. */
  quote: string;
  /** Where they stand, in characters of the chapter, as PostgreSQL counts them. */
  start: number;
  end: number;
  /** From 0 to 1; below SURE_LOOK a person is asked. */
  confidence: number;
}

/** A sentence that is far longer describes nobody. */
const LONGEST_SENTENCE = 1_500;

/**
 * Finds what a chapter says of the looks of its people: quotations with their places, tied to whom the sentence
 * names, or to the only one whom its pronoun can mean. What is said in quotation marks is left out. Linear in the
 * prose.
 *
 * @param cast who may be described
 */
export function findLooks(prose: string, cast: readonly KnownCharacter[]): FoundLook[] {
  return readChapterLooks(prose, cast).found;
}

/** The same, and who of the cast the chapter's pronouns show to be a man or a woman, by identity. For a thread. */
export function readChapterLooks(
  prose: string,
  cast: readonly KnownCharacter[],
): { found: FoundLook[]; genders: [string, NonNullable<Gender>][] } {
  const parsed = parseProse(prose);
  const characters = findCharacters(parsed, [...cast]);
  const refs = findRefs(parsed, characters);
  const genders = guessGenders(characters, refs);
  const narrator = characters.findIndex(({ known }) => known?.narrator === true);
  const lookRefs = narrated(parsed, refs).map((ref): LookRef => {
    const character = ref.kind === 'first' && narrator !== -1 ? narrator : ref.character;
    const gender = character === null ? ref.gender : (genders[character] ?? null);
    const start = parsed.tokens[ref.from]?.start ?? 0;
    const end = parsed.tokens[ref.to - 1]?.end ?? start;
    return { start, end, kind: ref.kind, character, gender, possessive: ref.possessive };
  });
  const at = charactersAt(prose);
  const found = phrasesIn(parsed, lookRefs).flatMap(
    ({ owner, attribute, start, end, confidence }) => {
      const known = characters[owner]?.known;
      if (known == null) return [];
      const quote = prose.slice(start, end);
      return { character: known.id, attribute, quote, start: at(start), end: at(end), confidence };
    },
  );
  const told = characters.flatMap(({ known }, i): [string, NonNullable<Gender>][] => {
    const gender = genders[i] ?? null;
    return known === null || gender === null ? [] : [[known.id, gender]];
  });
  return { found, genders: told };
}

/** Those that stand in narration. */
function narrated({ tokens, quotations }: ParsedProse, refs: readonly Ref[]): Ref[] {
  let next = 0;
  return refs.filter(({ from }) => {
    const start = tokens[from]?.start ?? 0;
    while ((quotations[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    return (quotations[next]?.start ?? Number.POSITIVE_INFINITY) > start;
  });
}

function phrasesIn(parsed: ParsedProse, refs: readonly LookRef[]): SeenPhrase[] {
  const found: SeenPhrase[] = [];
  let next = 0;
  let quoted = 0;
  for (const paragraph of parsed.paragraphs) {
    let before: LookSentence[] = [];
    for (const span of spansOf(parsed.prose, paragraph)) {
      const own: LookRef[] = [];
      for (let ref = refs[next]; ref && ref.start < span.end; ref = refs[++next]) own.push(ref);
      if (span.end - span.start > LONGEST_SENTENCE) continue;
      const quotations: TextSpan[] = [];
      for (let at = quoted; ; at++) {
        const quotation = parsed.quotations[at];
        if (quotation === undefined || quotation.start >= span.end) break;
        if (quotation.end <= span.start) quoted = at + 1;
        else quotations.push(quotation);
      }
      const sentence = new LookSentence(parsed.prose, span, own, quotations, before);
      found.push(...sentence.phrases());
      before = [sentence, ...before].slice(0, REMEMBERED);
    }
  }
  return found;
}

/** Sentences of a paragraph in which a pronoun may have its name. */
const REMEMBERED = 3;

function spansOf(prose: string, { start, end }: TextSpan): TextSpan[] {
  return sentenceSpans(prose.slice(start, end)).map((span) => ({
    start: span.start + start,
    end: span.end + start,
  }));
}
