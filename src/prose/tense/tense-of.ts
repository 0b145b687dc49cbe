import { isIrregularPast, LOOKS_PAST, PAST_ONLY } from '../words/irregular-verbs.ts';
import { STOP_WORDS } from '../words/stop-words.ts';
import { rawWords } from '../words/words-of.ts';

const SUBJECTS: ReadonlySet<string> = new Set(
  'he she it they we i who nobody everybody'.split(' '),
);
const BETWEEN: ReadonlySet<string> = new Set(
  'then only just never always still also soon at last'.split(' '),
);

/** Past forms that are other words as well: only a subject before them shows the verb. */
const OTHER_WORDS_TOO: ReadonlySet<string> = new Set('bit bore lay rose saw'.split(' '));
/** The past of these is nothing else that action would write: no noun, no adjective. */
const SURELY_PAST: ReadonlySet<string> = new Set([
  ...[...PAST_ONLY.keys()].filter((past) => !OTHER_WORDS_TOO.has(past)),
  ...'was were had said sat stood wept knelt crept fled leapt slept'.split(' '),
]);
const SURELY_PRESENT: ReadonlySet<string> = new Set('is are has does am'.split(' '));
/** With one of these before it, a past form is a participle: has gone, is broken, a lit lamp. */
const AUXILIARIES: ReadonlySet<string> = new Set(
  "is are has have having being been be a an the his her its their half it's".split(' '),
);

/**
 * The tense in which an English sentence is told, by the verbs that show it: forms that are only
 * past or only present, and any past or third-person form right after a subject (a pronoun or a
 * name). Null when nothing shows it, or as much for the one as for the other.
 */
export function tenseOf(sentence: string): 'past' | 'present' | null {
  const words = rawWords(sentence).map(({ text }) => text);
  let balance = 0;
  words.forEach((written, at) => {
    balance += evidenceOf(written.toLowerCase(), subjectBefore(words, at), words[at - 1]);
  });
  return balance === 0 ? null : balance > 0 ? 'past' : 'present';
}

/** 1 for the past, -1 for the present, 0 for neither. */
function evidenceOf(word: string, afterSubject: boolean, before: string | undefined): number {
  if (SURELY_PRESENT.has(word)) return -1;
  if (before !== undefined && AUXILIARIES.has(before.toLowerCase())) return 0;
  // "I've had"
  if (/['’](?:ve|d)$/.test(before ?? '')) return 0;
  if (SURELY_PAST.has(word)) return 1;
  if (!afterSubject || LOOKS_PAST.test(word)) return 0;
  if (isIrregularPast(word) || /[a-z]{2,}ed$/.test(word)) return 1;
  return /[a-z]{2,}[^s'u]s$/.test(word) ? -1 : 0;
}

function subjectBefore(words: readonly string[], at: number): boolean {
  for (let back = at - 1; back >= 0 && back >= at - 3; back--) {
    const word = words[back] ?? '';
    if (SUBJECTS.has(word.toLowerCase()) || isName(word)) return true;
    if (!BETWEEN.has(word.toLowerCase()) && !word.endsWith('ly')) return false;
  }
  return false;
}

function isName(word: string): boolean {
  if (STOP_WORDS.has(word.toLowerCase())) return false;
  return /^\p{Lu}[\p{L}'\u2019]+$/u.test(word) && !/['\u2019]s$/.test(word);
}
