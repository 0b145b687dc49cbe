import type { Language } from '../languages/language.ts';
import { sentenceSpans } from '../sentences/split-sentences.ts';
import type { TextSpan } from '../sentences/text-span.ts';
import { isPastForm } from '../words/past-form.ts';

const TITLE = '(?:Mr|Mrs|Ms|Dr|St|Mme|Mlle|Sr|Sra|Srta|M)\\.\\s+';
const NAME = `(?:${TITLE})?\\p{Lu}[\\p{L}'’-]*(?:\\s+\\p{Lu}[\\p{L}'’-]*){0,3}`;
/** After a tag's comma these go on telling; anything else is said. */
const TELLS_ON =
  /^(?:and|as|while|when|with|without|in|who|but|then|et|en|avec|sans|tandis|comme|qui|y|con|sin|mientras|e|com|sem|enquanto|mentre|und|mit|ohne|während|\p{L}+(?:ing|ant|ando|endo|ly|ment|mente))\b/iu;
/** A tag whose sentence is longer has the rest of its paragraph. */
const LONGEST_SENTENCE = 600;
const patterns = new WeakMap<Language, RegExp | null>();

/**
 * The first tag in a span that no mark parts from what is said: "—It is, said Tobias. It will rain."
 * It ends where the speech goes on, or with the span.
 */
export function findInnerTag(prose: string, span: TextSpan, language: Language): TextSpan | null {
  const pattern = patternOf(language);
  const match = pattern?.exec(prose.slice(span.start, span.end));
  if (match == null) return null;
  const at = span.start + match.index;
  return {
    start: at + (match[1] ?? '').length,
    end: endOfTag(prose, at + match[0].length, span.end, language),
  };
}

function endOfTag(prose: string, at: number, to: number, language: Language): number {
  const stop = /[.,;:!?…](?=\s|$)/g;
  stop.lastIndex = at;
  const found = stop.exec(prose.slice(0, to));
  if (found === null) return to;
  const next = skipSpace(prose, found.index + 1, to);
  const rest = prose.slice(next, to);
  if (/[,;:]/.test(found[0])) {
    return TELLS_ON.test(rest) ? afterSentence(prose, next, to, language) : next;
  }
  return isNarration(rest, language) ? to : next;
}

function afterSentence(prose: string, from: number, to: number, language: Language): number {
  const next = sentenceSpans(prose.slice(from, Math.min(to, from + LONGEST_SENTENCE)))[1];
  if (next === undefined) return to;
  return isNarration(prose.slice(from + next.start, to), language) ? to : from + next.start;
}

/** "He closed the door": somebody who did something, told by the narrator. */
function isNarration(text: string, language: Language): boolean {
  const [first = '', second = '', third = ''] = text.slice(0, 80).match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  const pronoun = language.pronouns.get(first.toLowerCase());
  if (pronoun?.gender == null && !/^\p{Lu}\p{Ll}/u.test(first)) return false;
  if (pronoun !== undefined && pronoun.gender === null) return false;
  return [second, third].some((word) => isPastForm(language, word.toLowerCase()));
}

function skipSpace(prose: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/.test(prose.charAt(at))) at++;
  return at;
}

/** Behind a comma or stop: verb and subject, or where the language allows subject and verb. */
function patternOf(language: Language): RegExp | null {
  const known = patterns.get(language);
  if (known !== undefined) return known;
  const pattern = language.says.size === 0 ? null : makePattern(language);
  patterns.set(language, pattern);
  return pattern;
}

function makePattern({ code, says, thinks, pronouns, articles }: Language): RegExp {
  const either = (words: Iterable<string>) =>
    [...words].sort((a, b) => b.length - a.length).join('|');
  const verb = `(?:${either([...says, ...thinks])})`;
  const pronoun = `(?:${either(pronouns.keys())})`;
  const noun = `(?:${either(articles)})\\s+\\p{Ll}[\\p{L}'’-]*(?:\\s+\\p{Ll}[\\p{L}'’-]*)?`;
  const behind = '(?=[\\s.,;:!?…]|$)';
  const inverted = `${verb}(?:-t)?[\\s-]+(?:${pronoun}|${NAME}|${noun})${behind}`;
  const straight = `(?:[Hh]e|[Ss]he|I|[Tt]hey|${NAME})\\s+${verb}(?=[.,;:]|\\s+(?:\\p{L}+ly|to|in|with|as|and)\\b|$)`;
  const clitic = '(?:(?:me|te|le|se|lui|nous|gli|mi|lhe)\\s+)?';
  const bare = `${verb}(?=[.]|$)`;
  const tag = code === 'en' ? `${inverted}|${straight}` : `${clitic}(?:${inverted}|${bare})`;
  return new RegExp(`([,!?…»”.]\\s+)(?:${tag})`, 'u');
}
