import type { Language } from '../languages/language.ts';
import { sentenceSpans } from '../sentences/split-sentences.ts';
import type { TextSpan } from '../sentences/text-span.ts';
import { VERBS_WITH_PARTICLE } from '../words/speech-words.ts';
import { type Beside, isSupposed, isThought } from './not-said.ts';
import type { Quotation } from './quotation.ts';
import { verbByForm } from './tag-form.ts';

const ENDS_LIKE_SPEECH = /[.,!?…—–;:。！？，-]["'”’_*)]*$/;
/** Narration that stops before a quotation. */
const LEADS_UP = /[,:.!?—，：。！？]\s*$/;
const LOOK_BEHIND = 60;
const LOOK_AHEAD = 40;
const LONGEST_LOOKED_AT = 200;
/** A quotation of more words than this is hardly a quoted name. */
const LONGEST_QUOTED_NAME = 4;
const CALLED =
  /\b(?:call|name|term|dub|style)(?:s|ed|d|bed|ing)?(?!\s+(?:out|to|back|aloud|from|after|down|up|in|across)\b)(?:\s+\p{L}[\p{L}'’]*){1,3}\s+$/iu;
/** `"My uncle" (looking at Ida) "is out."` */
const IN_BRACKETS = /^\s*\([^()]+\),?\s*$/;
/** `her gentle "Come in"`, `the sustained "Ah!"`, `a copy of Quill's "Economics"` */
const DESCRIBED =
  /\b(?:the|an?|his|her|my|our|their|this|that|one|another|no|each|every)\s+(?:\p{L}+ly\s+)?\p{L}+\s+$|\p{L}['’]s\s+$/iu;
/** `he said to her "Come in"` */
const SAID_TO = /(\p{L}+)\s+(?:to\s+)?(?:him|her|them|me|us)\s+$/u;
const WRITTEN =
  /\b(?:sign|card|notice|note|label|poster|placard|board|plate|inscription|telegram|letters?|headline|tag|door|banner)\s+(?:said|read|says|reads|ran)[\s,:]*$/i;
/** Narration between the two halves of a speech that dashes break: "It is"—she rose—"late." */
const LONGEST_FENCED = 300;
const FENCED = /^\s*[—–-][\s\S]*\p{L}[\s\S]*[—–-]\s*$/u;
/** A sentence on its way: a word, or a word and a comma. */
const ON_ITS_WAY = /[\p{L}\p{N}],?\s+$/u;
/** Between two quotations of one list: `the words "saving," "well done," and "a report"`. */
const LISTED = /^[\s,]*(?:and|or|nor)?\s*$/;

/** The quotations that somebody says or thinks; what somebody thinks is marked so. */
export function spokenOnly(
  prose: string,
  paragraphs: TextSpan[],
  quotations: Quotation[],
  language: Language,
): Quotation[] {
  const spoken: Quotation[] = [];
  let thoughtIn = -1;
  let quoted: Quotation | undefined;
  quotations.forEach((quotation, i) => {
    const beside = besideOf(prose, paragraphs, quotations, i);
    const last = spoken.at(-1);
    const tagged = saysAloud(beside, language);
    if (isListed(prose, quoted, quotation)) {
      quoted = quotation;
      return;
    }
    if (isSupposed(beside, language)) return;
    const thought = isThought(beside, language) || (thoughtIn === quotation.paragraph && !tagged);
    if (thought) thoughtIn = quotation.paragraph;
    const continues = quotation.continued && last?.paragraph === quotation.paragraph - 1;
    if (
      continues ||
      thought ||
      quotation.dashed ||
      isSpoken(prose, quotation, beside, last, language)
    )
      spoken.push(thought ? { ...quotation, thought } : quotation);
    else quoted = quotation;
  });
  return spoken;
}

function besideOf(prose: string, paragraphs: TextSpan[], all: Quotation[], at: number): Beside {
  const quotation = all[at] ?? { start: 0, end: 0, innerEnd: 0, paragraph: -1 };
  const { start, end } = paragraphs[quotation.paragraph] ?? { start: 0, end: 0 };
  const [last, next] = [all[at - 1], all[at + 1]];
  const from = last?.paragraph === quotation.paragraph ? last.end : start;
  const to = next?.paragraph === quotation.paragraph ? next.start : end;
  const fence = (one: number, other: number) =>
    other - one < LONGEST_FENCED && FENCED.test(prose.slice(one, other));
  return {
    head: prose.slice(Math.max(start, quotation.start - LOOK_BEHIND), quotation.start),
    tail: prose.slice(quotation.end, Math.min(end, quotation.end + LOOK_AHEAD)),
    before: prose.slice(from, quotation.start),
    after: prose.slice(quotation.end, to),
    ends: prose.charAt(quotation.innerEnd - 1),
    second: last?.paragraph === quotation.paragraph,
    fenced:
      (from !== start && fence(from, quotation.start)) || (to !== end && fence(quotation.end, to)),
  };
}

function isSpoken(
  prose: string,
  q: Quotation,
  beside: Beside,
  last: Quotation | undefined,
  language: Language,
): boolean {
  const head = prose.slice(q.innerStart, Math.min(q.innerEnd, q.innerStart + LONGEST_LOOKED_AT));
  const few = q.innerEnd - q.innerStart < LONGEST_LOOKED_AT && wordsIn(head) <= LONGEST_QUOTED_NAME;
  const { head: before, tail: after } = beside;
  if (few && namesAThing(before, language)) return false;
  if (beside.fenced) return true;
  if (runsInto(before, language)) return false;
  const ends = ENDS_LIKE_SPEECH.test(
    prose.slice(Math.max(q.innerStart, q.innerEnd - 4), q.innerEnd),
  );
  const tagged = isTagged(prose, q, beside, language) || holdsTag(head, language);
  const follows = last?.paragraph === q.paragraph;
  if (follows && goesOn(head, few, beside, language)) return true;
  if ((!tagged || beside.ends === '.') && isOfSentence(head, beside, language)) return false;
  if (follows && !few && beside.after.trim() === '') return true;
  if (!/[\p{L}\p{N}]/u.test(before)) {
    return ends || tagged || !few || after.trim() === '' || /^\s*[\p{Lu}(]/u.test(after);
  }
  if (ends) return !few || /\p{Lu}/u.test(head.charAt(0)) || LEADS_UP.test(before) || tagged;
  return tagged || (/[,:，：]\s*$/.test(before) && hasReportingVerb(before, 20, language));
}

/** Two characters of a script without spaces count as a word. */
function wordsIn(text: string): number {
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  return text.split(/\s+/).length + (unspaced?.length ?? 0) / 2;
}

/** «Поздно, — сказал он. — Иду»: the tag stands inside the marks. */
function holdsTag(words: string, { code, says }: Language): boolean {
  const verb = /[—–―]\s*(\p{Ll}+)/u.exec(words)?.[1];
  return code !== 'en' && verb !== undefined && says.has(verb);
}

function isTagged(prose: string, q: Quotation, beside: Beside, language: Language): boolean {
  if (hasReportingVerb(beside.tail, 5, language)) return true;
  return verbByForm(prose, q, q.end + beside.after.length, language) !== null;
}

/** True behind the tag of a speech that goes on: "Yes," said Ann; "and it appears to me". */
function goesOn(words: string, few: boolean, beside: Beside, language: Language): boolean {
  const { before, after } = beside;
  if (IN_BRACKETS.test(before)) return true;
  if (!/[.,;:!?—–-]\s*$/.test(before) || /[.!?]\s+\S/.test(before)) return false;
  if (few && /^\p{Lu}/u.test(words) && /[^\s.,;:!?]/.test(after)) return false;
  return reports(before, language);
}

/**
 * Words in which a sentence of narration goes on: `all but Ida, who "felt as well without"`, `on the balcony,
 * "staring most rudely"`. Behind a speech, only in a new sentence: it may be that speech that goes on.
 */
function isOfSentence(words: string, { before, second }: Beside, language: Language): boolean {
  if (language.code !== 'en' || !ON_ITS_WAY.test(before)) return false;
  if (!/^\p{Ll}/u.test(words) || sentenceSpans(words).length > 1) return false;
  const text = before.slice(-LONGEST_LOOKED_AT);
  const sentences = sentenceSpans(text);
  if (second && sentences.length < 2) return false;
  const sentence = text.slice(sentences.at(-1)?.start);
  return !reports(/,\s*$/.test(sentence) ? sentence : (sentence.split(',').at(-1) ?? ''), language);
}

/** True for one more of several quotations that only name something. */
function isListed(prose: string, quoted: Quotation | undefined, { start, paragraph }: Quotation) {
  if (quoted?.paragraph !== paragraph) return false;
  const ends = prose.charAt(quoted.innerEnd - 1);
  return !/[.!?]/.test(ends) && LISTED.test(prose.slice(quoted.end, start));
}

/** A sentence that runs into its quotation without a mark keeps it: `with a cry of "Fire!"`, `a long "Ah!"`. */
function runsInto(before: string, { code, joints, says }: Language): boolean {
  const word = /(\p{L}[\p{L}'’]*)\s+$/u.exec(before)?.[1]?.toLowerCase();
  if (word === undefined || says.has(SAID_TO.exec(before)?.[1]?.toLowerCase() ?? '')) return false;
  return joints.has(word) || (code === 'en' && DESCRIBED.test(before) && !says.has(word));
}

/** "A book called", "the words of", "the title:", "he called it", "the sign said". */
function namesAThing(before: string, { code, naming }: Language): boolean {
  if (code === 'en' && (CALLED.test(before) || WRITTEN.test(before))) return true;
  const found = /(\p{L}+)(?:\s+(?:of|de|von|di))?[\s,:]*$/u.exec(before)?.[1];
  return found !== undefined && naming.has(found.toLowerCase());
}

/** True when one of the first or last `words` words reports speech by itself. */
function hasReportingVerb(
  text: string,
  words: number,
  { says, thinks }: Language,
  aloud = false,
): boolean {
  const all = wordsOf(text);
  const tells = (word: string) =>
    says.has(word) && !VERBS_WITH_PARTICLE.has(word) && !(aloud && thinks.has(word));
  return all.slice(-words).some(tells) || all.slice(0, words).some(tells);
}

/** True where narration on either side says that somebody speaks. */
function saysAloud({ before, tail }: Beside, language: Language): boolean {
  return (
    hasReportingVerb(before.slice(-LONGEST_LOOKED_AT), LONGEST_LOOKED_AT, language, true) ||
    hasReportingVerb(tail, 5, language, true)
  );
}

function reports(text: string, language: Language): boolean {
  return hasReportingVerb(text.slice(-LONGEST_LOOKED_AT), LONGEST_LOOKED_AT, language);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}
