import type { Language } from '../languages/language.ts';
import type { Token } from '../sentences/tokens.ts';
import { isPastForm } from '../words/past-form.ts';
import type { Quotation } from './quotation.ts';

const WINDOW = 100;
const WORD = "\\p{L}[\\p{L}\\p{M}]*(?:['’-]\\p{L}[\\p{L}\\p{M}]*)*";
const BEHIND = new RegExp(`^[\\s,—–―_*-]*(${WORD})(?:\\s+(${WORD}))?(?:\\s+(${WORD}))?`, 'u');
/** French joins verb and subject: "marmonna-t-il". */
const JOINED = /^(\p{Ll}+?)(?:-t)?-(?:je|il|elle|on|ils|elles)$/u;
/** They look like the past of a verb, and tell nothing by themselves. */
const AUXILIARIES = new Set(
  `had was were did could would should might must hatte war wurde avait était fut eut había era fue
  hubo aveva fu ebbe tinha foi havia`.split(/\s+/),
);
const SUBJECTS = new Set('he she they'.split(' '));

/**
 * Where the verb of a tag stands that only its place and form show: `"It is cold," grumbled Ruth`,
 * `"It is late," she lied.` Null where there is none.
 */
export function verbByForm(
  prose: string,
  q: Quotation,
  to: number,
  language: Language,
): number | null {
  const after = prose.slice(q.end, Math.min(to, q.end + WINDOW));
  const found = BEHIND.exec(after);
  const last = prose.charAt(q.innerEnd - 1);
  if (found === null || !(/[,?!…—–-]/.test(last) || after.startsWith(','))) return null;
  const [all, first = '', second = '', third = ''] = found;
  const at = q.end + all.search(/\p{L}/u);
  if (isInverted(first, second, third, language)) return at;
  const follows = after.slice(
    after.indexOf(second, all.indexOf(first) + first.length) + second.length,
  );
  return language.code === 'en' && isStraight(first, second, follows, last)
    ? q.end + after.length - follows.length - second.length
    : null;
}

/** "grumbled Ruth", "brummte der Alte", "marmonna-t-il". */
function isInverted(first: string, second: string, third: string, language: Language): boolean {
  if (!/^\p{Ll}/u.test(first)) return false;
  const joined = JOINED.exec(first);
  if (joined !== null) return isPastForm(language, joined[1] ?? '');
  const blank = language.says.size === 0 && language.past === null;
  if (!blank && (!isPastForm(language, first) || AUXILIARIES.has(first))) return false;
  if (/^\p{Lu}/u.test(second)) return true;
  if (blank) return false;
  if (language.articles.has(second)) return /^\p{L}/u.test(third) && second !== 'her';
  const pronoun = language.pronouns.get(second);
  return pronoun !== undefined && !language.articles.has(second);
}

/** "she lied.", "Ruth grumbled,": nothing else follows the verb than how it is said. */
function isStraight(first: string, second: string, follows: string, last: string): boolean {
  if (!isPastVerb(second) || !/^(?:\s*$|[.,;:!?]|\s+\p{L}+ly\b)/u.test(follows)) return false;
  if (SUBJECTS.has(first)) return last !== '.';
  return /^\p{Lu}/u.test(first) && /[,—–-]/.test(last);
}

function isPastVerb(word: string): boolean {
  return /^\p{Ll}+ed$/u.test(word) && !AUXILIARIES.has(word);
}

/** Marks the verbs that report speech: those known for it, and those that stand as a tag's. */
export function markReports(
  tokens: Token[],
  quotations: Quotation[],
  prose: string,
  paragraphEnds: (paragraph: number) => number,
  language: Language,
): void {
  for (const token of tokens) token.reports = language.says.has(token.lower);
  let at = 0;
  quotations.forEach((quotation, i) => {
    const next = quotations[i + 1];
    const end = paragraphEnds(quotation.paragraph);
    const verb = verbByForm(prose, quotation, Math.min(end, next?.start ?? end), language);
    if (verb === null) return;
    while ((tokens[at]?.start ?? verb) < verb) at++;
    const token = tokens[at];
    if (token?.start === verb) token.reports = true;
  });
}
