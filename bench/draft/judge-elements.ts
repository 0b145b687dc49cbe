import { parseProse } from '../../src/prose/quotations/parse-prose.ts';
import { splitSentences } from '../../src/prose/sentences/split-sentences.ts';
import { tagWords } from '../../src/prose/tense/tag-words.ts';
import type { TaggedWord } from '../../src/prose/tense/tagged-word.ts';
import { tenseOf } from '../../src/prose/tense/tense-of.ts';
import { parseFountain } from '../../src/screenplay/fountain/parse.ts';
import { lines } from '../../src/screenplay/lines.ts';
import { countPrintedRows } from '../../src/screenplay/measure.ts';
import { PAGE } from '../../src/screenplay/page.ts';
import { paginate } from '../../src/screenplay/paginate.ts';
import { plain } from '../../src/screenplay/plain.ts';
import { scenes } from '../../src/screenplay/scenes.ts';
import type { Screenplay } from '../../src/screenplay/types.ts';

/** What can be judged of a draft without marks. */
export interface JudgedElements {
  /** Number of sentences of action in the present, and those in the past; others show no tense. */
  present: number;
  past: string[];
  /** Number of paragraphs of action, and of those that are torn the first sentence that is none. */
  actions: number;
  torn: string[];
  /** Number of quotations in the chapter; the words of those that are missing, or said too often. */
  quotations: number;
  lost: string[];
  doubled: string[];
  /** Headings of scenes over four pages. */
  long: string[];
}

/** A scene of more pages than this is a long one. */
const LONGEST_SCENE = 4;
/** Fewer words ("Yes, sir") are said again by anybody. */
const WORDS_OF_ONE_QUOTATION = 5;

/** @param text of the chapter @param fountain of its draft */
export function judgeElements(text: string, fountain: string): JudgedElements {
  const screenplay = parseFountain(fountain);
  // INSERT, MONTAGE and what closes them tell nothing of the chapter.
  const actions = screenplay.elements.flatMap((each) =>
    each.type === 'action' && /\p{Ll}/u.test(each.text) ? [plain(each.text)] : [],
  );
  const sentences = actions.flatMap(splitSentences);
  return {
    present: sentences.filter((sentence) => tenseOf(sentence) === 'present').length,
    past: sentences.filter((sentence) => tenseOf(sentence) === 'past'),
    actions: actions.length,
    torn: actions.flatMap((paragraph) => splitSentences(paragraph).filter(isTorn).slice(0, 1)),
    ...judgeQuotations(text, spokenInTurn(screenplay)),
    long: scenes(screenplay).flatMap(({ heading, elements }) =>
      countPrintedRows(paginate([heading, ...elements])) > LONGEST_SCENE * PAGE.rows
        ? [heading.text]
        : [],
    ),
  };
}

/** What leads on to the words that a sentence is about, and is none without a verb. */
const LEADS_ON = /^(?:ADP|ADV|CCONJ|SCONJ)$/;
const IS_SUBJECT = /^(?:DET|PRON|PROPN)$/;
/** What a speech was broken off from. */
const ENDS_OPEN = /[\s,;](?:and|but|or|nor|who|whom|whose|saying|adding)\.$/i;

/**
 * The rest of another sentence, "From the bar.", "Stipulated the stranger." The want of a verb
 * alone shows nothing, as the tagger takes "His eyes open." to have none.
 */
function isTorn(sentence: string): boolean {
  if (/^\p{Ll}/u.test(sentence) || ENDS_OPEN.test(sentence)) return true;
  const words = tagWords(sentence);
  const [first, second] = words;
  if (!words.some(isVerb)) return LEADS_ON.test(first?.pos ?? '');
  return isVerb(first) && /ed$/.test(first?.lower ?? '') && IS_SUBJECT.test(second?.pos ?? '');
}

/** What each says until somebody else does: a long speech is broken by what is done meanwhile. */
function spokenInTurn(screenplay: Screenplay): string[] {
  const turns: { cue: string; said: string }[] = [];
  for (const { cue, text } of lines(screenplay)) {
    const last = turns.at(-1);
    if (last?.cue === cue) last.said += ` ${text}`;
    else turns.push({ cue, said: text });
  }
  return turns.map(({ said }) => said);
}

function judgeQuotations(text: string, turns: readonly string[]) {
  // A space on either side of each word, so that a word and the same word behind it are found both.
  const wordsOf = (words: string) =>
    words.replace(/[^\p{L}\p{N}]*([\p{L}\p{N}]+)[^\p{L}\p{N}]*/gu, ' $1 ');
  const quotations = parseProse(text)
    .quotations.map(({ innerStart, innerEnd }) => wordsOf(text.slice(innerStart, innerEnd)))
    .filter((words) => /\p{L}|\p{N}/u.test(words));
  const asked = quotations.join('/');
  const said = turns.map(wordsOf).join('/');
  const lost: string[] = [];
  const doubled: string[] = [];
  for (const words of new Set(quotations)) {
    const more = timesIn(said, words) - timesIn(asked, words);
    if (more < 0) lost.push(...Array<string>(-more).fill(words));
    else if (words.trim().split(/ +/).length >= WORDS_OF_ONE_QUOTATION) {
      doubled.push(...Array<string>(more).fill(words));
    }
  }
  return { quotations: quotations.length, lost, doubled };
}

function timesIn(text: string, words: string): number {
  return text.split(words).length - 1;
}

function isVerb(word: TaggedWord | undefined): boolean {
  return word?.pos === 'VERB' || word?.pos === 'AUX';
}
