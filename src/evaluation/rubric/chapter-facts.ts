import type { KnownCharacter } from '../../prose/names/characters.ts';
import { findCharacters } from '../../prose/names/find-characters.ts';
import { parseProse } from '../../prose/quotations/parse-prose.ts';
import { sentenceSpans } from '../../prose/sentences/split-sentences.ts';
import { type ConfirmedSpeaker, withConfirmed } from '../../prose/speakers/confirmed.ts';
import { findSpeeches } from '../../prose/speakers/find-speeches.ts';
import type { Speech } from '../../prose/speakers/speech.ts';
import { contentOf, contentStems } from '../../prose/words/stem.ts';
import { rawWords, wordsOf } from '../../prose/words/words-of.ts';
import type { MentionCounter } from './text/count-mentions.ts';
import { SHORTEST_SPEECH } from './text/matched-words.ts';

/** A stretch of the chapter of about `PASSAGE_WORDS` words. */
export interface Passage {
  /** Its place among the chapter's content stems, `to` exclusive. */
  from: number;
  to: number;
  /** Its first words as written, to show which it is. */
  opening: string;
}

/** All that the signals ask about a chapter, worked out once. */
export interface ChapterFacts {
  /** As it was given; empty when there is none. */
  text: string;
  wordCount: number;
  /** Every word, folded. */
  vocabulary: ReadonlySet<string>;
  /** Stems of its content words, in order. */
  stems: readonly string[];
  /** A stem as the chapter writes it, to show to people. */
  written: ReadonlyMap<string, string>;
  /** How often each stem occurs. */
  counts: ReadonlyMap<string, number>;
  /** Place among the stems of each stem, and each pair of neighbours, that occurs exactly once. */
  landmarks: ReadonlyMap<string, number>;
  /** Every three words in a row. */
  trigrams: ReadonlySet<string>;
  /** What is said in quotation marks: the folded words of each speech. */
  speeches: readonly (readonly string[])[];
  /** Of the speeches, those that are answered by the next one, with the answer, and whether somebody else gives it. */
  exchanges: readonly {
    first: readonly string[];
    answer: readonly string[];
    isOther: boolean;
  }[];
  /** Of the speeches, those that surely are a character's of the book, by id. */
  attributed: readonly { speaker: string; words: readonly string[] }[];
  /** Of the speeches, those of which it is sure who says them, and the others. */
  sure: readonly (readonly string[])[];
  doubtful: readonly (readonly string[])[];
  passages: readonly Passage[];
  /** How often each character of the book is named, by id. */
  mentions: ReadonlyMap<string, number>;
}

/** A passage holds about one beat: 150 words are half a printed page. */
const PASSAGE_WORDS = 150;
const OPENING_WORDS = 8;
/** Of answers that are less sure than this, three in ten or more are wrong (the confidence is calibrated). */
const DOUBTFUL = 0.7;
/** Of answers that are so sure, one in ten or fewer is wrong (the confidence is calibrated). */
const SURE = 0.9;
/** Characters of narration between a speech and its answer: more are another moment. */
const LONGEST_PAUSE = 240;
/** A sentence seldom has more words than this. */
const LONGEST_SEARCH = 40;

export function chapterFacts(
  text: string,
  known: readonly KnownCharacter[],
  countMentions: MentionCounter,
  confirmed: readonly ConfirmedSpeaker[] = [],
): ChapterFacts {
  const speeches = speechesOf(text, known, confirmed);
  const said = speeches.map((speech) => wordsOf(speech.text));
  const words = wordsOf(text);
  const stems = contentOf(words);
  return {
    text,
    wordCount: words.length,
    vocabulary: new Set(words),
    stems,
    written: writtenForms(text),
    counts: countAll(stems),
    landmarks: findLandmarks(stems),
    trigrams: new Set(trigramsOf(words)),
    speeches: said,
    exchanges: exchangesIn(speeches),
    attributed: speeches.flatMap((speech) => attributionOf(speech, text, countMentions)),
    sure: said.filter((_, at) => !isDoubtful(speeches[at])),
    doubtful: said.filter((_, at) => isDoubtful(speeches[at])),
    passages: cutPassages(text),
    mentions: countMentions(words),
  };
}

/** Every three words in a row, as one string each. */
export function trigramsOf(words: readonly string[]): string[] {
  return words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`);
}

/** The key under which two neighbouring stems are a landmark. */
export function pairKey(one: string, next: string): string {
  return `${one} ${next}`;
}

/** The key of each two neighbours. */
export function pairsOf(stems: readonly string[]): string[] {
  return stems.slice(1).map((stem, at) => pairKey(stems[at] ?? '', stem));
}

/** In lower case if the chapter ever writes it so, else (a name) as it writes it first. */
function writtenForms(text: string): Map<string, string> {
  const forms = new Map<string, string>();
  for (const { text: word } of rawWords(text)) {
    const [stem] = contentStems(word);
    if (stem === undefined) continue;
    const known = forms.get(stem);
    if (known === undefined || (isCapital(known) && !isCapital(word))) {
      forms.set(stem, word.replace(/['\u2019]s$/, ''));
    }
  }
  return forms;
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function countAll(stems: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

function findLandmarks(stems: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  const note = (key: string, at: number): void => {
    if (places.has(key)) repeated.add(key);
    else places.set(key, at);
  };
  stems.forEach((stem, at) => {
    note(stem, at);
    const next = stems[at + 1];
    if (next !== undefined) note(pairKey(stem, next), at);
  });
  for (const key of repeated) places.delete(key);
  return places;
}

function speechesOf(
  text: string,
  known: readonly KnownCharacter[],
  confirmed: readonly ConfirmedSpeaker[],
): Speech[] {
  const prose = parseProse(text);
  const cast = withConfirmed(findCharacters(prose, [...known]), confirmed);
  return findSpeeches(prose, cast, confirmed).speeches;
}

function isDoubtful(speech: Speech | undefined): boolean {
  return speech !== undefined && speech.how !== 'confirmed' && speech.confidence < DOUBTFUL;
}

/** A speech and the next one, where both are long enough to be found again and little stands between them. */
function exchangesIn(speeches: readonly Speech[]): ChapterFacts['exchanges'] {
  const spoken = speeches
    .filter(({ thought }) => thought !== true)
    .toSorted((one, other) => one.start - other.start)
    .map(({ start, end, text, speaker }) => ({ start, end, speaker, words: wordsOf(text) }));
  return spoken.flatMap(({ end, speaker, words: first }, at) => {
    const next = spoken[at + 1];
    if (next === undefined || next.start - end > LONGEST_PAUSE) return [];
    const long = first.length >= SHORTEST_SPEECH && next.words.length >= SHORTEST_SPEECH;
    const isOther = speaker !== null && next.speaker !== null && speaker !== next.speaker;
    return long ? [{ first, answer: next.words, isOther }] : [];
  });
}

/** By a person's word, by a tag that names the speaker, or where the reading is as good as sure. */
function attributionOf(
  { speaker, how, tags, text, confidence }: Speech,
  prose: string,
  countMentions: MentionCounter,
): ChapterFacts['attributed'][number][] {
  const id = speaker?.known?.id;
  if (id === undefined) return [];
  const named =
    how === 'confirmed' ||
    confidence >= SURE ||
    (how === 'tag' &&
      tags.some(({ start, end }) => countMentions(wordsOf(prose.slice(start, end))).has(id)));
  return named ? [{ speaker: id, words: wordsOf(text) }] : [];
}

function cutPassages(text: string): Passage[] {
  const starts = passageStarts(text);
  const passages: Passage[] = [];
  let from = 0;
  starts.forEach((start, part) => {
    const piece = text.slice(start, starts[part + 1] ?? text.length);
    const to = from + contentStems(piece).length;
    passages.push({ from, to, opening: openingOf(piece) });
    from = to;
  });
  return passages;
}

/** Offsets about `PASSAGE_WORDS` words apart, at the beginning of a sentence where one is near. */
function passageStarts(text: string): number[] {
  const words = rawWords(text);
  const sentences = sentenceSpans(text).map(({ start }) => start);
  const count = Math.max(1, Math.round(words.length / PASSAGE_WORDS));
  const starts = new Set<number>();
  let next = 0;
  for (let part = 0; part < count; part++) {
    const first = Math.floor((part * words.length) / count);
    const near = words[first];
    if (near === undefined) break;
    const before = words[first - 1];
    const from = before === undefined ? 0 : before.at + before.text.length;
    while ((sentences[next] ?? text.length) < from) next++;
    const begin = sentences[next] ?? text.length;
    const last = words[first + LONGEST_SEARCH]?.at ?? text.length;
    starts.add(part === 0 ? 0 : begin < last ? begin : near.at);
  }
  return [...starts];
}

function openingOf(piece: string): string {
  const words = piece.slice(0, 200).trim().split(/\s+/).slice(0, OPENING_WORDS);
  return words.join(' ').replace(/["\u201c\u201d]/g, '');
}
