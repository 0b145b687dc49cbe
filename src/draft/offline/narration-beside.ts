import type { FoundCharacter } from '../../prose/names/characters.ts';
import { sentenceSpans } from '../../prose/sentences/split-sentences.ts';
import type { TextSpan } from '../../prose/sentences/text-span.ts';
import { tagWords } from '../../prose/tense/tag-words.ts';
import { tenseOf } from '../../prose/tense/tense-of.ts';
import { countWords } from '../../prose/words/count-words.ts';
import { isIrregularPast } from '../../prose/words/irregular-verbs.ts';
import { Occurrences } from '../../prose/words/occurrences.ts';
import { TITLES } from '../../prose/words/titles.ts';
import { closeLead } from './close-lead.ts';

/** A subordinate clause after a tag that can stand as a sentence: "as he refolded the letter". */
const CLAUSE =
  /^[\s,]*(?:as|while|when|before|until|till|because) (?!it were\b)((?:he|she|it|I|we|they|the|his|her|my|an?|one|some|some(?:body|one)|there|this|that|both|suddenly|\p{Lu}\p{L}+)\b[\s\S]+)$/u;
const FURTHER_VERB = /^[\s,]*(?:(?:and|but) then|and|but|then) ((\p{L}+) [\s\S]*)$/u;
const FURTHER_CLAUSE = /^[\s,]*(?:and|but) ((?:he|she|it|I|we|they|the|his|her|my)\b[\s\S]+)$/;
const PARTICIPLE = /^[\s,;(—–-]*(?:[Aa]nd )?((?:\p{L}+ly )?\p{L}{2,}ing\b[\s\S]*)$/u;
/** "and hurling it away he strode out" is a sentence already. */
const PARTICIPLE_CLAUSE = /^[\s,]*and (\p{L}{2,}ing\b[\s\S]*\b(?:he|she|I|they|it) [\s\S]+)$/u;
const MANNER =
  /^[\s,]*(?:(?:and|but) )?((?:in|with|from|at|without|over|through|across|after) [\s\S]+)$/;
/** "At last,", "After a short silence," */
const IS_LEAD =
  /^(?:at|after|in|with|then|again|presently|by|for|from|on|to|once|without|upon|suddenly)\b[^.!?…;:]{0,60}[,:—–-]$/iu;
/** "said Ida, who had come in": what is told of the speaker by the way. */
const RELATIVE = /^[\s,]*who (\p{L}+ [\s\S]+)$/u;
const SOMEBODY =
  /^\p{L}+ ((?:the|an?|his|her|my|our|their|one|another|some)(?: [\p{L}’'-]+){1,5}?)(?:,|$)/u;
const NEW_CLAUSE = /^\s*[.;:!?—–-]+\s*([\s\S]+)$/;
/** "He could only", "nothing better to": what follows is no past. */
const WANTS_BASE =
  /\b(?:to|did|could|would|might|must|should|can|will|may|shall)(?:n[’']t| not)?(?: (?:only|just|but|then|even|\p{L}+ly))*$/iu;
const WANTS_PARTICIPLE =
  /\b(?:had|has|have)(?:n[’']t| not)?(?: (?:only|just|then|even|almost|never|always|already|ever|often|once|\p{L}+ly))*$/iu;
/** Less than so many words after a tag are not worth a line of action. */
const FEWEST_WORDS = 3;

/** What action calls somebody whom the words beside do not name. */
export type NameOf = (speaker: FoundCharacter) => string;

const fullName: NameOf = ({ name }) => name;

/** A sentence of narration, and the span of the text that it says. */
export interface Told extends TextSpan {
  sentence: string;
}

/**
 * The narration around tags, as sentences of its own: from `said Holmes, relapsing into his
 * armchair. He smiled.` come "Holmes was relapsing into his armchair." and "He smiled." What is in
 * none of their spans only says who speaks, and how.
 */
export function narrationBeside(
  text: string,
  tags: TextSpan[],
  speaker: FoundCharacter | null,
  nameOf = fullName,
): Told[] {
  const told: Told[] = [];
  let at = 0;
  for (const tag of tags) {
    const leading = before(text, { start: at, end: tag.start }, text.slice(tag.start, tag.end));
    for (const each of leading) told.push(each);
    at = tag.end;
  }
  return [...told, ...afterwards(text, at, subjectFor(text, tags.at(-1), speaker, nameOf))];
}

/**
 * Narration behind a speech whose tag stood before it: `He cried, "Come!" and ran to the door.`, or in the
 * middle of one: `"My uncle" (looking at Ida) "is out."` It gets a subject of its own.
 */
export function narrationBehind(
  text: string,
  speaker: FoundCharacter | null,
  nameOf: NameOf,
): Told[] {
  const bare = text.replace(/^\s*\(/, (open) => ' '.repeat(open.length)).replace(/\)[\s,]*$/, '');
  return afterwards(bare, 0, subjectFor(text, undefined, speaker, nameOf));
}

/** `"Back!" was her order.` is "That was her order." */
export function aboutSpeech(text: string): Told[] {
  const [own, ...others] = toldIn(text, { start: text.search(/\p{L}/u), end: text.length });
  if (own === undefined) return [];
  const subject = /^(?:were|are)\b/.test(own.sentence) ? 'Those' : 'That';
  return [{ ...own, sentence: `${subject} ${own.sentence}` }, ...others];
}

/** `"Hullo!" from the bar.`: whose voice it is the text does not say. */
export function voiceFrom(text: string): Told {
  return {
    start: text.search(/\S/),
    end: text.trimEnd().length,
    sentence: `A voice came ${text.trim().replace(/\s+/g, ' ')}`,
  };
}

export function toldIn(text: string, { start, end }: TextSpan): Told[] {
  const own = text.slice(start, end);
  return sentenceSpans(own).map((span) => ({
    start: start + span.start,
    end: start + span.end,
    sentence: own.slice(span.start, span.end).replace(/\s+/g, ' '),
  }));
}

/** What stands before a tag: whole sentences, and the beginning of the tag's own. */
function before(text: string, span: TextSpan, tag: string): Told[] {
  const sentences = toldIn(text, span);
  const own = sentences.at(-1);
  if (own === undefined || /[.!?…]["'”’»)]*$/.test(own.sentence)) return sentences;
  const complete = sentences.slice(0, -1);
  if (countWords(own.sentence) < FEWEST_WORDS) return complete;
  const word = tag.trim();
  if (/^and\b/i.test(word)) return [...complete, closeLead(text, own)];
  return /^\p{L}+$/u.test(word) ? [...complete, spoken(text, own, word)] : complete;
}

/** "Five, who had been looking on," lost its verb to the tag: "Five, who ..., spoke". */
function spoken(text: string, told: Told, verb: string): Told {
  const open = told.sentence.trim();
  if (/\b(?:and|but|then)$/i.test(open)) return closeLead(text, told);
  if (/\bas to$/i.test(open)) return closeLead(text, { ...told, sentence: `${open} say` }, 1);
  const end = open.slice(-80);
  const isBase = verb === 'say' || WANTS_BASE.test(end);
  const form = isBase ? 'speak' : WANTS_PARTICIPLE.test(end) ? 'spoken' : 'spoke';
  return { ...told, sentence: `${open} ${form}` };
}

/** From `at` on: what is left of a sentence that has begun, with a subject, and the sentences after it. */
function afterwards(text: string, at: number, subject: string): Told[] {
  const stop = /^\s*[.!?]+["'”’»)]*/.exec(text.slice(at))?.[0];
  if (stop !== undefined) return toldIn(text, { start: at + stop.length, end: text.length });
  const lead = /^[^\p{L}]*/u.exec(text.slice(at))?.[0] ?? '';
  const [own, ...others] = toldIn(text, { start: at + lead.length, end: text.length });
  if (own === undefined) return [];
  const rest = after(lead + own.sentence, subject);
  return rest === null ? others : [{ ...own, sentence: rest.replace(/\s+/g, ' ') }, ...others];
}

function after(text: string, subject: string): string | null {
  if (countWords(text) < FEWEST_WORDS) return null;
  const clause =
    CLAUSE.exec(text)?.[1] ?? FURTHER_CLAUSE.exec(text)?.[1] ?? NEW_CLAUSE.exec(text)?.[1];
  // "As a farewell speech" has no verb of its own.
  if (clause !== undefined && !(/^(?:an?|one|some) /.test(clause) && tenseOf(clause) !== 'past'))
    return clause;
  const absolute = PARTICIPLE_CLAUSE.exec(text)?.[1];
  if (absolute !== undefined) return absolute;
  const relative = RELATIVE.exec(text)?.[1];
  if (relative !== undefined) return `${subject} ${relative}`;
  const participle = PARTICIPLE.exec(text)?.[1];
  if (participle !== undefined) return `${subject} was ${participle}`;
  const further = FURTHER_VERB.exec(text);
  if (further !== null && isPast(further[2] ?? '')) return `${subject} ${further[1]}`;
  const manner = MANNER.exec(text)?.[1];
  return manner === undefined ? null : `${subject} spoke ${manner.replace(/, who /, ', and ')}`;
}

function isPast(word: string): boolean {
  return /ed$/.test(word) || /^(?:was|were|had)$/.test(word) || isIrregularPast(word);
}

/** "At last," before a speech has no verb of its own: "At last, Ida spoke." */
export function leadingUp(told: Told, speaker: FoundCharacter | null, nameOf: NameOf): Told {
  const lead = told.sentence.trim().replace(/^(?:and|but) /i, '');
  if (!IS_LEAD.test(lead) || tagWords(lead).some(({ pos }) => /^(?:VERB|AUX)$/.test(pos)))
    return told;
  const subject = speaker === null ? 'the speaker' : nameOf(speaker);
  return { ...told, sentence: `${lead.replace(/[\s,:—–-]+$/, '')}, ${subject} spoke.` };
}

/** The tag's own subject, at the head of a sentence. */
function subjectFor(
  text: string,
  tag: TextSpan | undefined,
  speaker: FoundCharacter | null,
  nameOf: NameOf,
): string {
  const words = tag === undefined ? '' : text.slice(tag.start, tag.end).replace(/\s+/g, ' ');
  const pronoun = /\b(I|he|she|they)\b/.exec(words)?.[1];
  if (pronoun !== undefined) return pronoun.charAt(0).toUpperCase() + pronoun.slice(1);
  const somebody = SOMEBODY.exec(words)?.[1];
  // "Her father" is whoever speaks; "a sailor" is nobody who is known.
  if (somebody !== undefined && (speaker === null || /^(?:an?|one|another|some) /.test(somebody)))
    return somebody.charAt(0).toUpperCase() + somebody.slice(1);
  if (speaker === null) return 'The speaker';
  const { role } = calledOf(speaker);
  return role === undefined ? shortestName(speaker, words, nameOf) : `The ${role.slice(4)}`;
}

/** The form of the name that the tag uses, else the name. */
function shortestName(speaker: FoundCharacter, tag: string, nameOf: NameOf): string {
  const { forms, places } = calledOf(speaker);
  const [form = nameOf(speaker)] = [...forms.within(tag)].sort(
    (a, b) => b.length - a.length || (places.get(a) ?? 0) - (places.get(b) ?? 0),
  );
  const isTitle = TITLES.has(form.toLowerCase());
  return isTitle || tag.includes(`the ${form}`) ? `The ${form}` : form;
}

interface Called {
  role: string | undefined;
  forms: Occurrences;
  /** Place of a form among all. */
  places: Map<string, number>;
}

/** What somebody is called is asked for once for every speech: read once and kept. */
const called = new WeakMap<FoundCharacter, Called>();

function calledOf(speaker: FoundCharacter): Called {
  const known = called.get(speaker);
  if (known !== undefined) return known;
  const forms = [...new Set([speaker.name, ...speaker.aliases])];
  const own = {
    role: speaker.aliases.find((alias) => /^the \p{Ll}/u.test(alias)),
    forms: new Occurrences(forms),
    places: new Map(forms.map((form, place) => [form, place])),
  };
  called.set(speaker, own);
  return own;
}
