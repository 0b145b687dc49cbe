import { tagWords } from '../../src/prose/tense/tag-words.ts';
import { turnTense } from '../../src/prose/tense/turn-tense.ts';
import { PARTICIPLE_ONLY, PAST_ONLY } from '../../src/prose/words/irregular-verbs.ts';
import type { MarkedNovel } from '../speakers/corpus.ts';
import { narratedSentences } from './narrated.ts';

/** A sentence in which a verb whose form tells something stands as one whose form does not tell it. */
export interface SwappedSentence {
  novel: string;
  text: string;
  /** The verb that stands in it now. */
  verb: string;
  /** What the verb before was. */
  was: 'past' | 'participle' | 'adjective' | 'one' | 'many';
}

/** Verbs with two forms, and one of much the same use with one: "took" and "taken" become "grabbed". */
const STAND_INS: Readonly<Record<string, string>> = {
  arise: 'emerged',
  awake: 'stirred',
  bear: 'endured',
  begin: 'started',
  blow: 'whistled',
  break: 'smashed',
  choose: 'picked',
  come: 'arrived',
  draw: 'pulled',
  drink: 'sipped',
  drive: 'steered',
  eat: 'swallowed',
  fall: 'dropped',
  fly: 'floated',
  forget: 'overlooked',
  forgive: 'pardoned',
  freeze: 'chilled',
  give: 'handed',
  go: 'walked',
  grow: 'changed',
  hide: 'concealed',
  know: 'recognised',
  mistake: 'confused',
  overtake: 'followed',
  ride: 'trotted',
  rise: 'climbed',
  run: 'hurried',
  see: 'noticed',
  shake: 'rattled',
  sing: 'chanted',
  speak: 'talked',
  steal: 'snatched',
  stride: 'marched',
  swear: 'vowed',
  take: 'grabbed',
  tear: 'ripped',
  throw: 'tossed',
  undertake: 'attempted',
  wear: 'carried',
  weave: 'knotted',
  withdraw: 'removed',
  write: 'penned',
};
const WORD = /(?<![\p{L}'’-])\p{Ll}+(?![\p{L}'’-])/gu;
const FEWEST_WORDS = 4;
const MOST_WORDS = 60;

/** Of every narrated sentence of a novel as many as it has verbs that can be swapped. */
export function swapVerbs(novel: MarkedNovel): SwappedSentence[] {
  return narratedSentences(novel, FEWEST_WORDS, MOST_WORDS).flatMap((sentence) =>
    [...sentence.matchAll(WORD)].flatMap((word): SwappedSentence[] => {
      const [form] = word;
      const verb = STAND_INS[PAST_ONLY.get(form) ?? PARTICIPLE_ONLY.get(form) ?? ''];
      // A verb that stands there twice could not be told from the other.
      if (verb === undefined || sentence.includes(verb)) return [];
      const text = sentence.slice(0, word.index) + verb + sentence.slice(word.index + form.length);
      return [{ novel: novel.name, text, verb, was: PAST_ONLY.has(form) ? 'past' : 'participle' }];
    }),
  );
}

/** Participles that describe things of many kinds. */
const DESCRIPTIONS =
  `admired banished barred battered blackened bleached blotted blurred braided carved charred chipped clenched coiled
  covered cracked crowded crumpled crushed curled dented despised dreaded dusted embroidered faded favoured flattened
  folded fringed gathered hardened knitted labelled lighted locked mended muddied muffled neglected oiled padded
  painted parted patched pierced polished preserved raised ravaged remembered repeated ruined scattered scorched
  shattered shuttered soiled split stained starched tattered tilted treasured trimmed twisted varnished walled
  weathered wrapped`.split(/\s+/);

/** Of every sentence the first adjective before a noun as a participle: "old shutters" become "painted shutters". */
export function swapAdjectives(novel: MarkedNovel): SwappedSentence[] {
  return narratedSentences(novel, FEWEST_WORDS, MOST_WORDS).flatMap((sentence, at) => {
    const verb = DESCRIPTIONS[at % DESCRIPTIONS.length] ?? '';
    const words = tagWords(sentence);
    const i = words.findIndex(
      ({ pos, text }, here) =>
        pos === 'ADJ' && /^\p{Ll}+$/u.test(text) && words[here + 1]?.pos === 'NOUN',
    );
    const adjective = words[i]?.text ?? '';
    const isAlone = sentence.split(` ${adjective} `).length === 2 && !sentence.includes(verb);
    if (i < 0 || !isAlone || words[i - 1]?.lower === 'an') return [];
    const text = sentence.replace(` ${adjective} `, ` ${verb} `);
    return [{ novel: novel.name, text, verb, was: 'adjective' }];
  });
}

/** What somebody supposes or wishes is "were" of one as well. */
const SUPPOSES =
  /\b(?:if|though|wish(?:ed)?|unless|whether|lest|suppose|till|until|ere|before|whatever|however)\b.*$/i;
/** Of these the verb tells nothing that the word beside it does not tell. */
const BESIDE = /\b(?:I|you|he|she|it|we|they|there|what)\s*$/i;
const ASIDE = /^\s*(?:I|you|he|she|it|we|they|n't|not I)\b/i;
const BE = /\b(?:was|were)\b/g;

/** Sentences that say "had" where they said "was" or "were": only their subject tells which. */
export function swapNumbers(novel: MarkedNovel): SwappedSentence[] {
  return narratedSentences(novel, FEWEST_WORDS, MOST_WORDS).flatMap((sentence) => {
    if (/\b(?:had|has|have|I)\b/.test(sentence)) return [];
    return [...sentence.matchAll(BE)].flatMap(({ 0: form, index }): SwappedSentence[] => {
      const before = sentence.slice(0, index);
      const behind = sentence.slice(index + form.length);
      const isSupposed = form === 'were' && (SUPPOSES.test(before) || before === '');
      if (isSupposed || BESIDE.test(before) || ASIDE.test(behind)) return [];
      const text = `${before}had${behind}`;
      return [{ novel: novel.name, text, verb: 'had', was: form === 'was' ? 'one' : 'many' }];
    });
  });
}

/**
 * Whether the verb came out as what it was: a past turned and a participle stayed, "had" became "has" or "have".
 * Null where the sentence, or its "had", was left as it is.
 */
export function isRight({ text, verb, was }: SwappedSentence): boolean | null {
  const turned = turnTense(text);
  if (turned.kind === 'unsure') return null;
  const said = turned.kind === 'turned' ? turned.text : text;
  const found = said.match(verb === 'had' ? /\b(?:had|has|have)\b/ : new RegExp(`\\b${verb}\\b`));
  if (verb !== 'had') return (found !== null) === (was !== 'past');
  return found === null || found[0] === 'had' ? null : (found[0] === 'has') === (was === 'one');
}
