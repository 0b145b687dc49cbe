import type { ParsedProse } from '../quotations/parse-prose.ts';
import { endsWithAbbreviation } from '../sentences/abbreviations.ts';
import type { TextSpan } from '../sentences/text-span.ts';
import { REPORTING_VERBS, VERB_DELIVERY, VERBS_WITH_PARTICLE } from '../words/speech-words.ts';

/** A parenthetical of more words is action, not delivery. */
const LONGEST_DELIVERY = 4;
/** Words that may follow a tag and say nothing about how. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  'again then too also once more at last presently only merely simply suddenly immediately finally'.split(
    ' ',
  ),
);
const LISTENERS: ReadonlySet<string> = new Set(
  'me him her them us himself herself itself themselves myself'.split(' '),
);
/** "my", "me" and "I" mean nothing in a screenplay, which has no first person. */
const FIRST_PERSON = /\b(?:i|me|my|mine|myself|we|us|our)\b/i;
const MANNER =
  /^(?:\p{L}+ly|\p{L}{2,}ing(?: .+)?|with (?:a|an|some|great|much|his|her) .+|in (?:a|an|the|his|her) .*(?:voice|tone|tones|whisper|breath|way|manner)|after a .*(?:pause|silence|moment)|half \p{L}+ing|aloud|sotto voce|as before)$/u;
/** Looked at after the tag; a manner phrase is far shorter. */
const WINDOW = 80;

/** The tag's span, listeners and manner included, and the manner as a parenthetical's text. */
export function readDelivery(
  parsed: ParsedProse,
  core: { from: number; to: number },
  verb: number,
  sentenceEnd: number,
): { span: TextSpan; delivery: string | null } {
  const { tokens } = parsed;
  const word = tokens[verb]?.lower ?? '';
  let last = core.to - 1;
  if (VERBS_WITH_PARTICLE.has(word) && last === verb) last++;
  last = skipListener(parsed, last, sentenceEnd);
  while (last + 1 < sentenceEnd && isEmpty(parsed, last + 1)) last++;
  const span = { start: tokens[core.from]?.start ?? 0, end: tokens[last]?.end ?? 0 };
  const limit = tokens[sentenceEnd - 1]?.end ?? span.end;
  const manner = mannerAfter(parsed.prose, span.end, limit);
  const byVerb = VERB_DELIVERY.get(word) ?? adverbBefore(parsed, core, verb) ?? doing(parsed, word);
  if (manner === null) return { span, delivery: byVerb };
  return { span: { start: span.start, end: manner.end }, delivery: manner.text };
}

/** "to me", "to Holmes", "me": to whom it is said. */
function skipListener(parsed: ParsedProse, last: number, end: number): number {
  const next = parsed.tokens[last + 1];
  if (next === undefined || last + 1 >= end || !/^\s+$/.test(next.gap)) return last;
  if (LISTENERS.has(next.lower)) return last + 1;
  const after = parsed.tokens[last + 2];
  if (next.lower !== 'to' || after === undefined || last + 2 >= end) return last;
  return LISTENERS.has(after.lower) ? last + 2 : last;
}

function isEmpty(parsed: ParsedProse, at: number): boolean {
  const token = parsed.tokens[at];
  return token !== undefined && /^,?\s+$/.test(token.gap) && EMPTY_WORDS.has(token.lower);
}

/** "trilling" of "trilled": a verb that is not known for speech says how it is said. */
function doing({ language }: ParsedProse, verb: string): string | null {
  if (language.code !== 'en' || language.says.has(verb) || !/[^e]ed$/.test(verb)) return null;
  return verb.endsWith('ied') ? `${verb.slice(0, -3)}ying` : `${verb.slice(0, -2)}ing`;
}

function adverbBefore(parsed: ParsedProse, core: { from: number }, verb: number): string | null {
  if (verb === core.from) return null;
  const before = parsed.tokens[verb - 1]?.lower ?? '';
  if (EMPTY_WORDS.has(before) || before === 'only') return null;
  return /...ly$/.test(before) ? before : null;
}

function mannerAfter(
  prose: string,
  from: number,
  to: number,
): { text: string; end: number } | null {
  const tail = prose.slice(from, Math.min(to, from + WINDOW));
  const lead = /^,?\s+/.exec(tail)?.[0].length ?? 0;
  const behind = lead === 0 ? '' : tail.slice(lead, endOfPhrase(tail, lead));
  const whole = behind.replace(/\s+/g, ' ').trim();
  const phrase = whole.replace(/ (?:and|as|while|when|but) .*$/, '');
  const words = phrase.split(' ');
  if (words.length > LONGEST_DELIVERY || FIRST_PERSON.test(phrase)) return null;
  if (!MANNER.test(phrase) || EMPTY_WORDS.has(phrase) || REPORTING_VERBS.has(phrase)) return null;
  return { text: phrase, end: from + lead + lengthOf(behind, words.length) };
}

/** Up to the first mark; "turning to Mrs. Venn" goes on behind its full stop. */
function endOfPhrase(text: string, from: number): number {
  for (const { 0: mark, index } of text.matchAll(/[^\p{L}'’ \n-]/gu)) {
    if (index >= from && !(mark === '.' && endsWithAbbreviation(text, index))) return index;
  }
  return text.length;
}

/** Characters that the first `words` words of `text` take, white space between them included. */
function lengthOf(text: string, words: number): number {
  const found = new RegExp(`^\\S+(?:\\s+\\S+){${words - 1}}`).exec(text);
  return found?.[0].length ?? text.trimEnd().length;
}
